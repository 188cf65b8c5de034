// Reads the project's documents with a Markdown parser: their code blocks, links and headings.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { root } from "./project.mjs";

/** Returns the paths of all Markdown files that git tracks, or that it does not ignore. */
export function listDocuments() {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "*.md"];
  const names = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0");
  return names.filter((name) => name !== "" && !name.includes("/fixtures/")).sort();
}

/** Yields a node and all nodes in it, each before those that it contains. */
function* walkNodes(node) {
  yield node;
  for (const child of node.children ?? []) yield* walkNodes(child);
}

/** Returns the plain text of a heading. */
function formatHeading(node) {
  return node.value ?? (node.children ?? []).map(formatHeading).join("");
}

/**
 * Returns the code blocks, anchors and links of a text, and its references without a definition.
 */
export function parseMarkdown(text) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = [...walkNodes(tree)];
  const findNodes = (...types) => nodes.filter(({ type }) => types.includes(type));
  const blocks = findNodes("code").map(({ lang, meta, value, position }) => ({
    lang: lang ?? "",
    meta: meta ?? "",
    code: `${value}\n`,
    line: position.start.line,
  }));
  const slugger = new GithubSlugger();
  const anchors = findNodes("heading").map((heading) => slugger.slug(formatHeading(heading)));
  for (const { value } of findNodes("html")) {
    for (const [, id] of value.matchAll(/<a id="([^"]+)"/g)) anchors.push(id);
  }
  const links = findNodes("link", "image", "definition").map(({ url, position }) => ({
    url,
    line: position.start.line,
  }));
  // The parser reads a reference without a definition as text.
  const dangling = findNodes("text").filter(({ value }) => /\[[^\]]+\]\[[^\]]*\]/.test(value));
  return { blocks, anchors, links, dangling: dangling.map(({ value }) => value) };
}

/** Returns the same for a document, by its path from the root. */
export function readDocument(path) {
  return parseMarkdown(readFileSync(join(root, path), "utf8"));
}
