// Reads responses in Markdown: their front matter by a parser of YAML, and all of them by two parsers of
// Markdown, of which one knows GitHub's extensions.

import { Parser } from "commonmark";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parseDocument } from "yaml";

const commonmark = new Parser();

/** Splits a document after its front matter, at the first line of three hyphens, as tools do. */
export function splitFrontMatter(text) {
  const found = /^---\n([\s\S]*?)^---\n/m.exec(text);
  if (found?.index !== 0) throw new Error(`There is no front matter: ${text}`);
  return { frontMatter: found[1], content: text.slice(found[0].length) };
}

/** Returns the members of front matter in a version of YAML. It throws if there is an error or a warning. */
export function parseFrontMatter(frontMatter, version) {
  const document = parseDocument(frontMatter, { version, strict: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw problem;
  return document.toJS();
}

/**
 * Returns the nodes of a document by the reference implementation of CommonMark, as lines, without texts.
 * A link is shown with its destination.
 */
export function listCommonMarkNodes(text) {
  const lines = [];
  const walker = commonmark.parse(text).walker();
  let depth = 0;
  for (let event = walker.next(); event; event = walker.next()) {
    const { entering, node } = event;
    if (["text", "softbreak", "linebreak"].includes(node.type)) continue;
    if (entering)
      lines.push(`${" ".repeat(depth)}${node.type} ${node.destination ?? ""}`.trimEnd());
    if (node.isContainer) depth += entering ? 1 : -1;
  }
  return lines;
}

/** Returns the text of each block of a document, in which a line end is a space. */
export function listCommonMarkTexts(text) {
  const blocks = [];
  const walker = commonmark.parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { entering, node } = event;
    if (entering && ["paragraph", "heading"].includes(node.type)) blocks.push("");
    else if (node.type === "text") blocks[blocks.length - 1] += node.literal;
    else if (node.type.endsWith("break") && blocks.length > 0) blocks[blocks.length - 1] += " ";
  }
  return blocks;
}

/**
 * Returns the nodes of a document with GitHub's extensions, as {@link listCommonMarkNodes} does. Bare
 * addresses, which GitHub makes links of what they show, are left out.
 */
export function listGithubNodes(text) {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const lines = [];
  const visit = (node, depth) => {
    if (["text", "break"].includes(node.type)) return;
    const shown = node.children?.map(({ value }) => value).join("");
    const isBare =
      node.type === "link" && /^(https?:\/\/|mailto:)?$/.test(removeEnd(node.url, shown));
    const isAutolink = isBare && text.includes(`<${node.url}>`);
    if (isBare && !isAutolink) return;
    lines.push(`${" ".repeat(depth)}${node.type} ${node.url ?? ""}`.trimEnd());
    for (const child of node.children ?? []) visit(child, depth + 1);
  };
  visit(root, 0);
  return lines;
}

/** Returns a text without another at its end, or all of it. */
const removeEnd = (text, end) =>
  text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
