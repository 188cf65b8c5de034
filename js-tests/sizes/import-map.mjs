// What a page without a bundler loads, with an import map: the standalone files of the package as they are.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The entries of the import map, each with what a page does with it. */
const ENTRIES = [
  { name: "httpexc", file: "standalone.js" },
  { name: "httpexc and httpexc/client", file: "standalone-client.js" },
  { name: "httpexc and httpexc/standalone-core", file: "standalone-core.js" },
];

const STATIC_IMPORT = /(?:\bfrom|\bimport) ?"(\.[^"]+)"/g;
const DYNAMIC_IMPORT = /\bimport\("(\.[^"]+)"\)/g;
const FETCHED_FILE = /new URL\("(\.[^"]+)", ?import\.meta\.url\)/g;

/** Returns the paths of the files that a script names by a pattern. */
function findNamedFiles(path, pattern) {
  const matches = readFileSync(path, "utf8").matchAll(pattern);
  return [...matches].map(([, file]) => join(path, "..", file));
}

/** Returns a file and all that it imports statically. */
function listWithImports(path) {
  const files = new Set([path]);
  for (const file of files) {
    for (const imported of findNamedFiles(file, STATIC_IMPORT)) files.add(imported);
  }
  return [...files];
}

const sumGzip = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;

/**
 * Returns what the entries cost in kilobytes of gzip: `first`, and in `lazy` each file that may be loaded
 * later, with what it imports.
 *
 * @param dist - the folder of the package's files
 */
export function measureImportMap(dist) {
  return ENTRIES.map(({ name, file }) => {
    const first = listWithImports(join(dist, file));
    const lazy = new Map();
    for (const path of first) {
      for (const fetched of findNamedFiles(path, FETCHED_FILE)) lazy.set(fetched, [fetched]);
      for (const imported of findNamedFiles(path, DYNAMIC_IMPORT)) {
        const files = listWithImports(imported).filter((one) => !first.includes(one));
        lazy.set(imported, files);
      }
    }
    return {
      name,
      fileCount: first.length,
      first: sumGzip(first),
      lazy: [...lazy].map(([path, files]) => ({
        path: path.slice(dist.length + 1),
        size: sumGzip(files),
      })),
    };
  });
}
