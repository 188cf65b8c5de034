// Builds the playground as a part of the site.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "../js-tests/playground/site.mjs";

/** The heading of the playground by itself, and on the site, where it leads to the home page. */
const HEADING = "<h1>httpexc <span>playground</span></h1>";
const HEADING_ON_SITE = '<h1><a href="../">httpexc</a> <span>playground</span></h1>';

/** The page shares the chosen colours with the site, which stores them under this name. */
const ROOT = '<html lang="en">';
const ROOT_ON_SITE = '<html lang="en" data-theme-key="vitepress-theme-appearance">';

/** Replaces a part of a page that occurs once. */
function replaceOnce(html, before, after) {
  if (html.split(before).length !== 2) throw new Error(`The playground has no single ${before}`);
  return html.replace(before, after);
}

const plugin = {
  name: "playground-on-site",
  transformIndexHtml: (html) =>
    replaceOnce(replaceOnce(html, HEADING, HEADING_ON_SITE), ROOT, ROOT_ON_SITE),
};

/** Builds the playground into a folder of the site. */
export async function buildPlayground(folder) {
  const project = await buildSite("playground-on-site", [plugin]);
  cpSync(join(project, "dist"), folder, { recursive: true });
}
