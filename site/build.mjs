// Builds the site into site/dist: the documents, the API reference, a page for each status and the
// playground. It fails if a link leads nowhere.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vitepress";
import { createSharedInstallation } from "../js-tests/lib/project.mjs";
import { createReference } from "../tools/api/reference.mjs";
import { buildPlayground } from "./build-playground.mjs";
import { findBrokenLinks } from "./check-links.mjs";
import {
  createSidebar,
  findPage,
  readDocuments,
  root,
  widenPage,
} from "./pages/document-pages.mjs";
import { createHomePage } from "./pages/home-page.mjs";
import { createReferencePages, createReferenceSidebar } from "./pages/reference-pages.mjs";
import { createCatalogueSidebar, createStatusPages } from "./pages/status-pages.mjs";

const folder = import.meta.dirname;
const work = join(folder, ".work");
const output = join(folder, "dist");

/** The path at which the site is published, with a slash at both ends. */
const base = `/${(process.env.SITE_BASE ?? "").replaceAll(/^\/+|\/+$/g, "")}/`.replace("//", "/");

/** Loads the entries of the packed package that the pages use. */
async function loadPackage() {
  const { resolve } = createRequire(join(createSharedInstallation(), "package.json"));
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  const [httpexc, catalogue, server, dialects] = await Promise.all(
    ["httpexc", "httpexc/catalogue", "httpexc/server", "httpexc/dialects"].map(load),
  );
  return { httpexc, catalogue, server, dialects };
}

/** Writes the sources of all pages, and the sidebars, to where VitePress reads them. */
async function writePages() {
  const [entries, reference] = await Promise.all([loadPackage(), createReference()]);
  const documents = readDocuments();
  const pages = new Map();
  for (const [path, text] of [...documents, ...createReferencePages(reference)]) {
    pages.set(findPage(path), widenPage(text));
  }
  for (const [page, text] of await createStatusPages(entries)) pages.set(page, text);
  pages.set("index", createHomePage(pages.get("index")));
  rmSync(work, { recursive: true, force: true });
  for (const [page, text] of pages) {
    const file = join(work, "pages", `${page}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // The benchmark's picture is beside its document.
  cpSync(join(root, "docs", "benchmarks.svg"), join(work, "pages", "benchmarks.svg"));
  const sidebar = {
    "/catalogue/": createCatalogueSidebar(entries.catalogue.catalogue),
    "/api/": createReferenceSidebar(reference),
    "/": createSidebar(documents),
  };
  writeFileSync(join(work, "sidebar.json"), JSON.stringify(sidebar));
}

await writePages();
await build(folder, { base, outDir: output });
await buildPlayground(join(output, "playground"));
const broken = findBrokenLinks(output, base);
if (broken.length > 0) throw new Error(`Links without a target:\n${broken.join("\n")}`);
