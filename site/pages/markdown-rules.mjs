// What the site adds to VitePress' Markdown, so that the documents mean the same as on GitHub.

import { findDocument } from "./document-pages.mjs";
import { rewriteLink } from "./page-links.mjs";

/** Returns the anchor that GitHub gives a heading. */
export function formatAnchor(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Yields all tokens, those inside of others too. */
function* walkTokens(tokens) {
  for (const token of tokens) {
    yield token;
    if (token.children) yield* walkTokens(token.children);
  }
}

/** Adds the rules to a markdown-it instance. */
export function addDocumentRules(md) {
  // Links of documents. The pages that are only on the site link to pages themselves.
  md.core.ruler.push("document-links", ({ tokens, env }) => {
    const page = env.relativePath?.replace(/\.md$/, "");
    const path = findDocument(page);
    if (path === undefined) return;
    for (const token of walkTokens(tokens)) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href !== null) token.attrSet("href", rewriteLink(path, href));
    }
  });

  // Markdown has no table without a head. An empty cell in it is no header of its column.
  md.core.ruler.push("empty-headers", ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      if (token.type !== "th_open" || tokens[at + 1].content.trim() !== "") continue;
      for (const part of [token, tokens[at + 2]]) part.tag = "td";
    }
  });

  // A document may leave out a level. A screen reader would announce that something is missing. The first
  // heading of the home page is not in its Markdown.
  md.core.ruler.push("heading-levels", ({ tokens }) => {
    let last = 1;
    for (const token of tokens) {
      if (token.type === "heading_open") last = Math.min(Number(token.tag.slice(1)), last + 1);
      if (token.type.startsWith("heading_")) token.tag = `h${last}`;
    }
  });

  // In Vue's templates two braces begin an expression. In the documents they are two braces.
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (...args) => render(...args).replaceAll("{{", "&#123;&#123;");
}
