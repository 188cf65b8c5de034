// Which document of the repository is which page of the site, and where a page stands in the sidebar.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The repository. */
export const root = join(import.meta.dirname, "..", "..");

/** The address of a file of the repository that is not a page. */
export const REPOSITORY_URL = "https://github.com/httpexc/httpexc/blob/main/";

/** The address at which the site is published. Documents link to pages that are only on the site by it. */
export const SITE_URL = "https://httpexc.github.io/httpexc/";

/** Documents outside docs/, each with the name of its page. */
const OTHER_DOCUMENTS = {
  "site/home.md": "index",
  "README.md": "start",
  "SECURITY.md": "security-policy",
  "DESIGN.md": "design",
  "CONTRIBUTING.md": "contributing",
  "CODE_OF_CONDUCT.md": "code-of-conduct",
  "CHANGELOG.md": "changelog",
  "THIRD-PARTY-LICENSES.md": "third-party-licenses",
  "docs/README.md": "documents",
  "docs/catalogue.md": "catalogue/table",
};

/** Names that the sidebar shows instead of the first heading, which says too little there. */
const SHORT_NAMES = {
  start: "Getting started",
  documents: "All documents",
  "security-policy": "Security promises",
  frameworks: "Frameworks measured",
  originals: "Tests of the originals",
  hazards: "What was tried",
  "guides/security": "Security decisions",
  "guides/frameworks": "In a framework",
};

/** Pages that this sidebar does not list: the title leads to the first, and the catalogue has its own. */
const ELSEWHERE = ["index", "catalogue/table"];

/** The groups of the sidebar. A page that no group names is in the group without a list. */
const GROUPS = [
  { text: "Start", pages: ["start", "documents", "migrating", "changelog"] },
  {
    text: "Respond with errors",
    pages: [
      "guides/declaring-errors",
      "guides/workers",
      "guides/deno",
      "guides/bun",
      "guides/node",
      "guides/browsers",
      "guides/frameworks",
      "guides/rust",
      "guides/your-own-errors",
      "guides/dialects",
      "guides/rpc",
      "guides/streams",
    ],
  },
  {
    text: "Read errors",
    pages: ["guides/reading-errors", "guides/with-your-client", "guides/retries"],
  },
  { text: "More guides" },
  {
    text: "Evaluate",
    pages: [
      "comparison",
      "guarantees",
      "runtimes",
      "guides/security",
      "security-policy",
      "hazards",
      "frameworks",
      "sizes",
      "benchmarks",
      "originals",
      "fuzzing",
    ],
  },
  {
    text: "The project",
    pages: ["design", "contributing", "code-of-conduct", "third-party-licenses"],
  },
];

/** Returns the page of a document by its path from the root, or undefined if it has none. */
export function findPage(path) {
  if (OTHER_DOCUMENTS[path] !== undefined) return OTHER_DOCUMENTS[path];
  const [, name] = /^docs\/((?:guides\/|api\/[\w/-]*)?[\w-]+)\.md$/.exec(path) ?? [];
  return name?.replace(/^api\/README$/, "api/index");
}

/** Returns the path of the document that a page shows, or undefined if a page is only on the site. */
export function findDocument(page) {
  const [other] = Object.entries(OTHER_DOCUMENTS).find(([, name]) => name === page) ?? [];
  if (other !== undefined) return other;
  if (page === undefined || /^catalogue\//.test(page)) return undefined;
  return `docs/${page === "api/index" ? "api/README" : page}.md`;
}

/** Returns the text of each document that is a page, by its path from the root. */
export function readDocuments() {
  const inDocs = ["docs", "docs/guides"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  );
  const paths = new Set([...Object.keys(OTHER_DOCUMENTS), ...inDocs]);
  return new Map([...paths].map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** Returns the first heading of a page, as plain text. */
export function readTitle(text) {
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  if (title === undefined) throw new Error("A page has no heading");
  return title.replaceAll("`", "");
}

/** Returns a page that uses the whole width if it has a table of many columns. */
export function widenPage(text) {
  const isWide = /^\|(?: :?-+:? \|){6,}$/m.test(text);
  return isWide ? `---\naside: false\n---\n\n${text}` : text;
}

/** Creates the sidebar of all pages but those of the catalogue and the API reference. */
export function createSidebar(documents) {
  const titles = new Map();
  for (const [path, text] of documents) {
    const page = findPage(path);
    if (!ELSEWHERE.includes(page)) titles.set(page, SHORT_NAMES[page] ?? readTitle(text));
  }
  const named = new Set(GROUPS.flatMap(({ pages = [] }) => pages));
  const others = [...titles.keys()].filter((page) => !named.has(page)).sort();
  return GROUPS.map(({ text, pages = others }) => ({
    text,
    items: pages
      .filter((page) => titles.has(page))
      .map((page) => ({ text: titles.get(page), link: `/${page}` })),
  })).filter(({ items }) => items.length > 0);
}
