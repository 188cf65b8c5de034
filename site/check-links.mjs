// Finds links between the built pages that have no target: a page, a file or an anchor.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ENTITIES = { "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">" };

/** Returns the values of an attribute in a page. Vue quotes all values. */
function listValues(html, attribute) {
  const values = html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"));
  return [...values].map(([, value]) =>
    value.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (entity) => ENTITIES[entity]),
  );
}

/** Returns the links and anchors of each page by its path. Scripts are not part of a page's text. */
function readPages(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  return new Map(
    names
      .filter((name) => name.endsWith(".html"))
      .map((name) => {
        const html = readFileSync(join(folder, name), "utf8").replaceAll(
          /<script\b[\s\S]*?<\/script>/g,
          "",
        );
        const links = [...listValues(html, "href"), ...listValues(html, "src")];
        return [name, { links, anchors: new Set(listValues(html, "id")) }];
      }),
  );
}

/**
 * Returns a line for each link that has no target.
 *
 * @param folder the folder of the built site
 * @param base the path at which it is published
 */
export function findBrokenLinks(folder, base) {
  const pages = readPages(folder);
  const broken = [];
  for (const [name, { links }] of pages) {
    // The playground reads its state from the hash, and its tests follow its links.
    if (name.startsWith("playground/")) continue;
    for (const link of new Set(links)) {
      const url = new URL(link, `https://site.invalid${base}${name}`);
      if (url.host !== "site.invalid") continue;
      const path = decodeURIComponent(url.pathname);
      const file = path.slice(base.length).replace(/(^|\/)$/, "$1index.html");
      const page = pages.get(file);
      const anchor = decodeURIComponent(url.hash.slice(1));
      const isThere =
        path.startsWith(base) && (page !== undefined || existsSync(join(folder, file)));
      if (!isThere) broken.push(`${name}: ${link}`);
      else if (
        page &&
        anchor !== "" &&
        !file.startsWith("playground/") &&
        !page.anchors.has(anchor)
      ) {
        broken.push(`${name}: ${link} has no such anchor`);
      }
    }
  }
  return broken;
}
