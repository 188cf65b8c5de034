// Links of documents, which work on GitHub, as links between the pages of the site.

import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, normalize, relative } from "node:path";
import { findPage, REPOSITORY_URL, root, SITE_URL } from "./document-pages.mjs";

/** Returns the path from the root that a link leads to, or undefined if it leaves the repository. */
function resolvePath(from, url) {
  if (url.startsWith(REPOSITORY_URL)) return url.slice(REPOSITORY_URL.length);
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(url)) return undefined;
  const path = decodeURIComponent(url);
  return path === "" ? from : normalize(join(dirname(from), path)).replaceAll("\\", "/");
}

/** Returns the link from one page to another. */
function linkPages(from, to) {
  const folder = relative(dirname(from), dirname(to)).replaceAll("\\", "/") || ".";
  return `${folder.startsWith(".") ? folder : `./${folder}`}/${basename(to)}.md`;
}

/**
 * Returns the link on a page of the site that stands for a link of a document.
 *
 * @param from the path of the document from the root
 * @param url the link in the document
 * @throws Error if the link leads to a file that does not exist
 */
export function rewriteLink(from, url) {
  const [address, anchor] = url.split(/#(.*)/s);
  const hash = anchor === undefined ? "" : `#${anchor}`;
  const page = findPage(from);
  if (address.startsWith(SITE_URL)) {
    const name = address
      .slice(SITE_URL.length)
      .replace(/(^|\/)$/, "$1index")
      .replace(/\.html$/, "");
    return linkPages(page, name) + hash;
  }
  const path = resolvePath(from, address);
  if (path === undefined || address === "") return url;
  const target = findPage(path);
  if (target !== undefined) return linkPages(page, target) + hash;
  const file = join(root, path);
  if (path.startsWith("..") || !existsSync(file)) throw new Error(`${from}: ${url} has no target`);
  const base = statSync(file).isDirectory()
    ? REPOSITORY_URL.replace("/blob/", "/tree/")
    : REPOSITORY_URL;
  return base + path + hash;
}
