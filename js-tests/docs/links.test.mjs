// Every link of a document to a document, a file or a heading has a target.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { listDocuments, parseMarkdown, readDocument } from "../lib/markdown.mjs";
import { root } from "../lib/project.mjs";

/** The prefix of the README's links, which must work on the registry's page, too. */
const REPOSITORY_URL = "https://github.com/httpexc/httpexc/blob/main/";

/** The addresses of the API reference, which is only on the site. The site's build checks their anchors. */
const REFERENCE_URL = "https://httpexc.github.io/httpexc/api/";

const referencePages = new Set([
  "",
  ...ENTRIES.map(({ name }) => (name === "index" ? "httpexc.html" : `httpexc/${name}.html`)),
]);

const allDocuments = new Map(listDocuments().map((path) => [path, readDocument(path)]));

/** Returns why a link has no target, or undefined if it has one. */
function findLinkProblem(from, url, documents = allDocuments) {
  if (url.startsWith(REFERENCE_URL)) {
    const [page] = url.slice(REFERENCE_URL.length).split("#");
    return referencePages.has(page) ? undefined : `the API reference has no ${page}`;
  }
  const isOwn = url.startsWith(REPOSITORY_URL);
  if (/^[a-z][a-z\d+.-]*:/i.test(url) && !isOwn) {
    return URL.canParse(url) ? undefined : "is no URL";
  }
  const [path, anchor] = (isOwn ? url.slice(REPOSITORY_URL.length) : url).split("#");
  const base = isOwn ? "" : dirname(from);
  const target = path === "" ? from : normalize(join(base, decodeURIComponent(path)));
  const isThere = documents.has(target) || existsSync(join(root, target));
  if (target.startsWith("..") || !isThere) return `${target} does not exist`;
  if (anchor === undefined) return undefined;
  const page = documents.get(target);
  if (!page) return `${target} has no headings`;
  return page.anchors.includes(anchor) ? undefined : `${target} has no #${anchor}`;
}

test("there are documents with links", () => {
  for (const path of ["README.md", "SECURITY.md", "docs/README.md", "site/home.md"]) {
    assert.ok(allDocuments.get(path)?.links.length > 0, path);
  }
});

test("every link has a target", () => {
  const problems = [...allDocuments].flatMap(([path, { links, dangling }]) => [
    ...links.flatMap(({ url, line }) => {
      const problem = findLinkProblem(path, url);
      return problem ? [`${path}:${line}: ${url}: ${problem}`] : [];
    }),
    ...dangling.map((text) => `${path}: ${text}: has no definition`),
  ]);
  assert.deepEqual(problems, []);
});

test("a link without a target is noticed", () => {
  const text =
    "# One `two`\n\n## It's\n\n[a](#one-two) [b](#its) [c](#three) [d](nowhere.md) [e][f]\n";
  const page = parseMarkdown(text);
  const documents = new Map([["docs/x.md", page]]);
  const wrong = page.links.filter(({ url }) => findLinkProblem("docs/x.md", url, documents));
  assert.deepEqual(
    wrong.map(({ url }) => url),
    ["#three", "nowhere.md"],
  );
  assert.equal(page.dangling.length, 1);
  assert.match(findLinkProblem("README.md", `${REPOSITORY_URL}docs/none.md`), /does not exist/);
  assert.match(findLinkProblem("README.md", `${REFERENCE_URL}httpexc/none.html`), /has no httpexc/);
});

test("every guide and page is in the index", () => {
  const { links } = allDocuments.get("docs/README.md");
  const linked = new Set(links.map(({ url }) => normalize(join("docs", url.split("#")[0]))));
  const pages = [...allDocuments.keys()].filter((path) =>
    /^docs\/(guides\/)?[\w-]+\.md$/.test(path),
  );
  const missing = pages.filter((path) => path !== "docs/README.md" && !linked.has(path));
  assert.deepEqual(missing, []);
});
