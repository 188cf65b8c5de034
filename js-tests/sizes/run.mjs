// `make sizes`: measures what each import costs in each bundler, and the tarball, and writes
// docs/sizes.md. It fails if an import costs more than its limit.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../lib/project.mjs";
import { BUNDLERS, ONE_FILE } from "./bundlers.mjs";
import { measureImportMap } from "./import-map.mjs";
import { IMPORTS, PEERS } from "./imports.mjs";
import { createSizesProject, findExcess, measureImport } from "./measure.mjs";
import {
  findUploadExcess,
  measureTarball,
  measureWorker,
  TARBALL_LIMIT,
  WORKERS,
} from "./workers.mjs";

const folder = createSizesProject();
const bundlers = [...BUNDLERS, ONE_FILE];

/** Measures rows in every bundler: a list of sizes for each row, in the order of the bundlers. */
async function measureAll(rows) {
  const sizes = [];
  for (const row of rows) {
    const line = [];
    for (const bundler of bundlers) line.push(await measureImport(row, bundler, folder));
    sizes.push(line);
  }
  return sizes;
}

const formatSize = ({ first, lazy }) =>
  lazy === 0 ? first.toFixed(1) : `${first.toFixed(1)} + ${lazy.toFixed(1)}`;

/** Returns a table whose first column is on the left and whose others are on the right. */
function formatTable(heads, rows) {
  const texts = [heads, ...rows].map((cells) => cells.map(String));
  const widths = heads.map((_, at) => Math.max(...texts.map((cells) => cells[at].length)));
  const formatLine = (cells) => `| ${cells.join(" | ")} |`;
  const [head, ...lines] = texts.map((cells) =>
    formatLine(
      cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))),
    ),
  );
  const rule = formatLine(
    widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
  return [head, rule, ...lines].join("\n");
}

const imports = await measureAll(IMPORTS);
const peers = await measureAll(PEERS);
const workers = WORKERS.map(measureWorker);
const tarball = measureTarball();
const pages = measureImportMap(join(folder, "node_modules", "httpexc", "dist"));

/** Returns the kibibytes of a module of the core in the tarball, gzip. */
function measureModule(name) {
  const path = join(folder, "node_modules", "httpexc", "dist", `${name}.wasm`);
  return gzipSync(readFileSync(path), { level: 9 }).length / 1024;
}

/** What has a goal beside an import: what it is, its size in the largest bundler, its goal, and the unit. */
function measureParts() {
  const reading = imports[IMPORTS.findIndex(({ name }) => name.startsWith("fetchOrThrow"))];
  const split = reading.slice(0, BUNDLERS.length);
  const findLargest = (place) => Math.max(...split.map(({ lazyFiles }) => lazyFiles[place]));
  return [
    ["the file with the core that reads, WebAssembly", findLargest(1), 66, "KB"],
    ["the same as plain JavaScript", findLargest(0), 88, "KB"],
    ["`fetchOrThrow` in one file, by esbuild without splitting", reading.at(-1).first, 166, "KB"],
    ["core.wasm", measureModule("core"), 21, "KiB"],
    ["dialects.wasm", measureModule("dialects"), 31, "KiB"],
    ["client.wasm", measureModule("client"), 64, "KiB"],
  ];
}

const parts = measureParts();
const heads = ["import", ...bundlers.map(({ name, version }) => `${name} ${version}`)];
const text = `# Sizes

Kilobytes of 1,000 bytes, minified, gzip level 9 of Node's zlib (other programs give up to 2 KB more). \`make sizes\` writes this page and fails if an import
costs more than its limit, or a Worker or the tarball does. The first number is what a page loads before
anything happens, the one after the plus the sum of what it may load later. When an error of another server
comes, that is one of two files: WebAssembly (65), or plain JavaScript (86) where that is refused. A page loads
neither for a response without a body, nor for errors of this package that
[browsers.md](guides/browsers.md#what-a-page-loads) describes. The rows share code: two imports together cost
less than the sum of their rows. With retries, a failed response that has a body, or other headers about a
retry than the seconds of \`Retry-After\`, loads a file of 6 KB. A file of 2 KB has what few pages use:
[browsers.md](guides/browsers.md#what-a-page-loads) lists it. The documentation of declared problems is
another one (10), which only \`page()\` loads.

${formatTable(
  [...heads, "goal", "limit"],
  IMPORTS.map(({ name, goal, first }, at) => [
    name,
    ...imports[at].map(formatSize),
    goal ?? "none",
    first ?? "none",
  ]),
)}

A goal is what the first load should be; a limit is what it is at most. Above its goal is:

- **\`fetchOrThrow\`**: the class of an error and its responses are 8.3 of its 17.3 with esbuild. The reader of
  problem details and their headers is 2.1, the error of a response 0.9, the phrases of all statuses 0.7 (without
  them, an error of any other status than the imported ones would have no name), the reading of a body 0.6, what is
  read if the core cannot be loaded 0.3, and its loading 0.3. [browsers.md](guides/browsers.md#what-a-page-loads) says
  what needs them.
- **\`createClient\`**: retries add the loop with its budget (1.7), the failures of networks by engine (0.9), and the
  policies (0.8). They are a part of the class \`Client\`, so a client without retries has them, too.
- **\`createClient\` with problems**: the declaration creates classes, and matches types and codes (6).

esbuild without splitting puts all into one file, so that the page always loads the core: use
\`splitting: true\`, or another bundler.

## Single files

${formatTable(
  ["file", "size", "goal"],
  parts.map(([what, size, goal, unit]) => [what, `${size.toFixed(1)} ${unit}`, `${goal} ${unit}`]),
)}

The modules are larger than these goals, which are older than Markdown and the challenges of any 4xx.

## Without a bundler

A page with an import map loads the standalone files as they are, also on a CDN. They have the whole entry, as no
bundler leaves out what the page does not use.

${formatTable(
  ["import", "first load", "files", "later"],
  pages.map(({ name, first, fileCount, lazy }) => [
    name,
    first.toFixed(1),
    fileCount,
    lazy.map(({ path, size }) => `${path} ${size.toFixed(1)}`).join(", ") || "nothing",
  ]),
)}

Of the files that may come later, a page loads a module of WebAssembly, or plain JavaScript where WebAssembly is
refused. The file for failed responses comes only with retries, and the one for rare reading with an option that
few pages use.

## Other packages

The same tasks, each as the package's documentation does it. None of them reads bodies of many formats, and
none loads anything later.

${formatTable(
  heads,
  PEERS.map(({ name }, at) => [name, ...peers[at].map(formatSize)]),
)}

## Workers

Kibibytes of gzip that \`wrangler deploy --minify\` uploads: the module of the core (23.3), a second one if the
Worker imports a dialect (32.1), and JavaScript.

${formatTable(
  ["Worker", "KiB", "goal", "limit"],
  WORKERS.map(({ name, goal, limit }, at) => [name, workers[at], goal ?? "none", limit]),
)}

The goals are from before the log was without secrets by default, and before the status of another server's
error was found by its form. Both are in each Worker that responds to anything that was thrown: 10 and 3 KiB.
wrangler uploads each module that a file of the bundle names, used or not: so \`httpexc/stream\` brings the
module of the client (65) to a Worker that only sends streams, too.

## The package

All files of the tarball, unpacked: ${tarball.toFixed(0)} KB; the limit is ${TARBALL_LIMIT}. Of that,
750 KB are the three modules of the core, each as WebAssembly and as compressed base64, two of them also as plain
JavaScript, and 330 KB the files for CommonJS, which Node 18 and Jest need. The sizes of single files are in
[benchmarks.md](benchmarks.md).
`;
writeFileSync(join(root, "docs", "sizes.md"), text);
console.log(text);

const excess = IMPORTS.flatMap((row, at) =>
  BUNDLERS.flatMap(({ name }, number) => findExcess(row, imports[at][number], name)),
);
excess.push(...findUploadExcess(workers, tarball));
for (const line of excess) console.error(line);
// webpack and Vite keep workers alive.
process.exit(excess.length > 0 ? 1 : 0);
