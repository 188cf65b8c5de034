// How VitePress builds the site. build.mjs writes the pages and the sidebar before.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { addDocumentRules, formatAnchor } from "../pages/markdown-rules.mjs";
import { accessibleSearch } from "./accessible-search.mjs";

const folder = join(import.meta.dirname, "..");
const sidebar = JSON.parse(readFileSync(join(folder, ".work", "sidebar.json"), "utf8"));

/**
 * Returns the page with a policy that allows no other origin, and no script but the site's own. The two
 * scripts in each page set the colours before the first paint, so they are allowed by their digests.
 * Attributes may have styles, because the highlighted code has its colours there.
 */
function addPolicy(html) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const digests = scripts.map(
    ([, code]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  );
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${digests.join(" ")}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const meta = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return html.replace('<meta charset="utf-8">', `<meta charset="utf-8">\n    ${meta}`);
}

/**
 * Pages that no user looks for by a word: the history and the inside of the project and of its tests. Their
 * sections would come before those of the guides.
 */
const NOT_SEARCHED =
  /^(changelog|contributing|design|originals|fuzzing|code-of-conduct|third-party-licenses)\.md$/;

/**
 * Returns the part of a page that the search looks in. Of a status it is what distinguishes it, because
 * its other sections are like those of seventy others. A function that ranks the results would be sent
 * as text, and the policy refuses to compile one.
 */
function renderForSearch(text, env, md) {
  if (NOT_SEARCHED.test(env.relativePath)) return "";
  // The search has a renderer of its own, and colours would take it half of the build's time.
  md.options.highlight = null;
  const html = md.render(text, env);
  // A result leads to an export or a member, not to the list of its parameters.
  if (env.relativePath.startsWith("api/")) return html.replaceAll(/<h[4-6][\s\S]*?<\/h[4-6]>/g, "");
  const isStatus = /^catalogue\/\d{3}\.md$/.test(env.relativePath);
  return isStatus ? html.slice(0, html.indexOf("<h2")) : html;
}

export default defineConfig({
  title: "httpexc",
  description:
    "HTTP errors for JavaScript runtimes: throw one, and the client gets the right response.",
  lang: "en",
  srcDir: ".work/pages",
  cacheDir: ".work/cache",
  // check-links.mjs checks all links, with their anchors and those of the generated pages.
  ignoreDeadLinks: true,
  // The script with the names of all files would otherwise be in each page.
  metaChunk: true,
  transformHtml: addPolicy,
  // It would be switched off by a style element, which the policy refuses.
  appearance: { disableTransition: false },
  vite: { plugins: [accessibleSearch], build: { chunkSizeWarningLimit: 2000 } },
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify: formatAnchor },
    config: addDocumentRules,
  },
  themeConfig: {
    sidebar,
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local", options: { _render: renderForSearch } },
    docFooter: { prev: "Previous", next: "Next" },
    nav: [
      { text: "Guides", link: "/start", activeMatch: "^/(?!catalogue|api)." },
      { text: "Statuses", link: "/catalogue/", activeMatch: "^/catalogue/" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
      { text: "Playground", link: "/playground/", target: "_self" },
      { text: "GitHub", link: "https://github.com/httpexc/httpexc", noIcon: true },
    ],
    notFound: {
      title: "Page not found",
      quote: "There is nothing at this address.",
      linkText: "Go to the home page",
      linkLabel: "Go to the home page",
    },
  },
});
