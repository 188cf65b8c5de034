// Every link of a document to another, to a file or to a heading leads there.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { listDocuments, parseMarkdown, readDocument } from "../lib/markdown.mjs";
import { root } from "../lib/project.mjs";

/** Where the README's links go, as the registry shows it apart from the repository. */
const SELF = "https://github.com/httpexc/httpexc/blob/main/";

const all = new Map(listDocuments().map((path) => [path, readDocument(path)]));

/** Gives why a link leads nowhere, or nothing. */
function broken(from, url, known = all) {
  const isOwn = url.startsWith(SELF);
  if (/^[a-z][a-z\d+.-]*:/i.test(url) && !isOwn) {
    return URL.canParse(url) ? undefined : "is no URL";
  }
  const [path, anchor] = (isOwn ? url.slice(SELF.length) : url).split("#");
  const base = isOwn ? "" : dirname(from);
  const target = path === "" ? from : normalize(join(base, decodeURIComponent(path)));
  const isThere = known.has(target) || existsSync(join(root, target));
  if (target.startsWith("..") || !isThere) return `${target} is not there`;
  if (anchor === undefined) return undefined;
  const page = known.get(target);
  if (!page) return `${target} has no headings`;
  return page.anchors.includes(anchor) ? undefined : `${target} has no #${anchor}`;
}

test("there are documents with links", () => {
  for (const path of ["README.md", "SECURITY.md", "docs/README.md", "docs/api/httpexc.md"]) {
    assert.ok(all.get(path)?.links.length > 0, path);
  }
});

test("every link leads somewhere", () => {
  const failed = [...all].flatMap(([path, { links, dangling }]) => [
    ...links.flatMap(({ url, line }) => {
      const why = broken(path, url);
      return why ? [`${path}:${line}: ${url}: ${why}`] : [];
    }),
    ...dangling.map((text) => `${path}: ${text}: is defined nowhere`),
  ]);
  assert.deepEqual(failed, []);
});

test("a link that leads nowhere is noticed", () => {
  const text =
    "# One `two`\n\n## It's\n\n[a](#one-two) [b](#its) [c](#three) [d](nowhere.md) [e][f]\n";
  const page = parseMarkdown(text);
  const known = new Map([["docs/x.md", page]]);
  const wrong = page.links.filter(({ url }) => broken("docs/x.md", url, known));
  assert.deepEqual(
    wrong.map(({ url }) => url),
    ["#three", "nowhere.md"],
  );
  assert.equal(page.dangling.length, 1);
  assert.match(broken("README.md", `${SELF}docs/none.md`), /not there/);
});

test("every guide and page is in the index", () => {
  const { links } = all.get("docs/README.md");
  const linked = new Set(links.map(({ url }) => normalize(join("docs", url.split("#")[0]))));
  const pages = [...all.keys()].filter((path) => /^docs\/(guides\/)?[\w-]+\.md$/.test(path));
  const missing = pages.filter((path) => path !== "docs/README.md" && !linked.has(path));
  assert.deepEqual(missing, []);
});
