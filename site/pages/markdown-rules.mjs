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

  // In Vue's templates two braces begin an expression. In the documents they are two braces.
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (...args) => render(...args).replaceAll("{{", "&#123;&#123;");
}
