// The documents of the project as a parser sees them: their blocks of code, links and headings.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { root } from "./project.mjs";

/** Gives the paths of all Markdown files that are, or are about to be, under version control. */
export function documents() {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "*.md"];
  const names = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0");
  return names.filter((name) => name !== "" && !name.includes("/fixtures/")).sort();
}

/** Gives everything in a text, from the outside in. */
function* within(node) {
  yield node;
  for (const child of node.children ?? []) yield* within(child);
}

/** Gives the text of a heading, as it is read. */
function said(node) {
  return node.value ?? (node.children ?? []).map(said).join("");
}

/** Gives what a text holds. */
export function parsed(text) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = [...within(tree)];
  const of = (...types) => nodes.filter(({ type }) => types.includes(type));
  const blocks = of("code").map(({ lang, meta, value, position }) => ({
    lang: lang ?? "",
    meta: meta ?? "",
    code: `${value}\n`,
    line: position.start.line,
  }));
  const slugger = new GithubSlugger();
  const anchors = of("heading").map((heading) => slugger.slug(said(heading)));
  for (const { value } of of("html")) {
    for (const [, id] of value.matchAll(/<a id="([^"]+)"/g)) anchors.push(id);
  }
  const links = of("link", "image", "definition").map(({ url, position }) => ({
    url,
    line: position.start.line,
  }));
  // A reference to nothing is read as text.
  const dangling = of("text").filter(({ value }) => /\[[^\]]+\]\[[^\]]*\]/.test(value));
  return { blocks, anchors, links, dangling: dangling.map(({ value }) => value) };
}

/** Gives what a document holds, by its path from the root. */
export function document(path) {
  return parsed(readFileSync(join(root, path), "utf8"));
}
