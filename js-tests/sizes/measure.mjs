// Measures what an import costs in each bundler: kilobytes of 1,000 bytes, minified, gzip level 9.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createSharedProject } from "../lib/project.mjs";
import { IMPORTS, PEERS } from "./imports.mjs";

/** Returns the file name of an import's entry. */
const formatEntryName = (name) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.mjs`;

/** Creates the project that imports the package and the others, and returns its folder. */
export function createSizesProject() {
  const files = [...IMPORTS, ...PEERS].map(({ name, code }) => [formatEntryName(name), code]);
  const folder = createSharedProject("sizes", Object.fromEntries(files));
  mkdirSync(join(folder, "out"), { recursive: true });
  return folder;
}

const sumGzip = (files) =>
  files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1000;

/**
 * Returns what an import costs in a bundler: the first load, what may be loaded later, and the files of that
 * from the largest on.
 */
export async function measureImport({ name }, { bundle }, folder) {
  const { first, lazy } = await bundle(
    join(folder, formatEntryName(name)),
    folder,
    formatEntryName(name),
  );
  const lazyFiles = lazy.map((file) => sumGzip([file])).sort((one, other) => other - one);
  return { first: sumGzip(first), lazy: sumGzip(lazy), lazyFiles };
}

/** Returns what costs more than the limits of an import in a bundler that splits, as lines. */
export function findExcess({ name, first = Infinity, lazy = Infinity }, sizes, bundler) {
  const lines = [];
  if (sizes.first > first) {
    lines.push(`${name}, ${bundler}: the first load is ${sizes.first.toFixed(2)} KB, not ${first}`);
  }
  if (sizes.lazy > lazy) {
    lines.push(`${name}, ${bundler}: ${sizes.lazy.toFixed(1)} KB may be loaded later, not ${lazy}`);
  }
  return lines;
}
