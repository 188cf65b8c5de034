// Builds the npm package from src/ and the core, packs it, and prints the sizes of its files.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
import { createBrowserPlugin, writeBrowserModules } from "./browser-modules.mjs";
import { writeStandaloneFiles } from "./build-standalone.mjs";
import { writeTypes } from "./build-types.mjs";
import {
  CODERS,
  common,
  dist,
  findCoreFile,
  findSharedSources,
  getSource,
  keepCoreFiles,
  keepOwnImports,
  keepPartImports,
  root,
  SHARED_FILES,
  shell,
} from "./bundling.mjs";
import { compactFolder } from "./compact-code.mjs";
import {
  BROWSER_CHUNKS,
  BROWSER_MODULES,
  BROWSER_WRAPPERS,
  ENTRIES,
  formatFileName,
  MODULES,
  PARTS,
  READER_LOADER,
  STANDALONE,
} from "./entries.mjs";
import { createLoaders } from "./generate-loaders.mjs";
import { lazyPatterns } from "./lazy-patterns.mjs";
import { plainCoreAsText } from "./plain-core.mjs";

/** Where the tarball is written. */
const packed = join(root, "dist");

/** The names of the loaders that are modules, and of those for CommonJS. */
const LOADERS = Object.keys(createLoaders())
  .map((name) => basename(name, ".ts"))
  .filter((name) => !name.endsWith("-index"));

/** The size limits of files, in bytes of gzip. A larger limit needs a decision. */
const BUDGETS = {
  // 1.2 KiB of it are pages that say when to try again and show fields, codes and references apart.
  // 1.4 KiB more write pages in any language and direction, as `customize` needs no dialect, and take media
  // types with parameters as a last resort.
  // 0.9 KiB write Markdown, whose texts neither CommonMark nor YAML takes for anything else.
  "core.wasm": 23.5 * 1024,
  // 1 KiB more than before has the directions of languages, which only `customize` sets. 1.2 KiB write and
  // negotiate Markdown.
  "dialects.wasm": 32.5 * 1024,
  // A third of it redacts what the default log shows. A page that brings its own console needs none of it.
  // Reads of own members alone, derived errors and measured values take 0.8 KiB, and 1.6 KB write
  // problem details as JSON while the core fails.
  // 3.5 KiB more know further names and forms of secrets, and log a shared error for each response.
  // 0.6 KiB more say what was expected, what was given and which option was meant.
  // 1 KiB more builds and checks the challenges of Bearer and Basic. A bundle without them leaves it out.
  // 0.25 KiB create the patterns of the redaction at their first use, so that a Worker starts sooner.
  "index.js, minified": 30.6 * 1024,
  // It reads names in six languages, JSON in texts, bodies in batches and streams, and delays in words.
  // 0.25 KiB read the front matter of Markdown, which agents ask for.
  "client.wasm": 64.5 * 1024,
  // It has the JSON writer, too, tells whether content of another server's is decoded, and what of an
  // error of another package a client may see.
  // 2 KiB more validate each member that `customize` gives, by the same checks as an error's options,
  // which `index.js` has, too: in a bundle that has both, it is 1.2 KiB. 0.15 KiB know which texts are
  // language tags, and which extensions cannot be sent.
  "server.js, minified": 21.25 * 1024,
  // A quarter of it advises on retries without the core, which a program with `withRetries` alone need
  // not load then. 1.7 KiB find the response in what a dozen other clients throw.
  // 0.25 KiB refuse unknown options of every function, and warn of one that is misspelled beside those of `fetch`.
  // 0.2 KiB are the seams of what a page loads only when it needs it.
  "client.js, minified": 20.5 * 1024,
};

/** Makes `require` return the default export of an entry. */
const DEFAULT_AS_EXPORTS = { footer: { js: "module.exports = module.exports.default;" } };

/** Bundles the sources that several entries share. */
async function bundleSharedSources(shared, format, extension) {
  for (const name of SHARED_FILES) {
    const sources = [...shared].filter(([, { file }]) => file === name);
    const contents = sources.map(
      ([source, { aliases }]) => `export { ${aliases} } from ${JSON.stringify(source)};`,
    );
    await build({
      ...common,
      format,
      stdin: { contents: contents.join("\n"), resolveDir: shell },
      outfile: join(dist, `${name}.${extension}`),
      external: ["node:stream"],
      plugins: [keepOwnImports(name, extension, shared), lazyPatterns],
    });
  }
}

async function bundleEntries(shared) {
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    await bundleSharedSources(shared, format, extension);
    for (const { name, source: file } of [...ENTRIES, ...PARTS]) {
      const isDefaultOnly = name === "http-errors" && format === "cjs";
      await build({
        ...common,
        format,
        entryPoints: [getSource(file)],
        outfile: join(dist, `${formatFileName(name)}.${extension}`),
        // Koa, Fastify and Nest send streams of Node's.
        external: ["node:stream"],
        // In CommonJS, `import()` may throw: in Jest, for example.
        supported: { "dynamic-import": format === "esm" },
        plugins: [
          keepPartImports(extension),
          keepOwnImports(name, extension, shared),
          lazyPatterns,
        ],
        ...(isDefaultOnly ? DEFAULT_AS_EXPORTS : {}),
      });
    }
  }
  // One file instead of several saves a quarter of a cold start.
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("index.ts")],
    outfile: join(dist, "index-node.js"),
    alias: { "#wasm": getSource("wasm/loaders/core-node-index.ts") },
    plugins: [keepCoreFiles("./wasm"), lazyPatterns],
  });
}

/** Writes the loaders of the cores, and beside them the data of each core, and its plain form if it has one. */
async function bundleCores() {
  const out = join(dist, "wasm");
  for (const name of LOADERS) {
    const isCommonJs = name.endsWith("-commonjs");
    await build({
      ...common,
      format: isCommonJs ? "cjs" : "esm",
      entryPoints: [getSource(`wasm/loaders/${name}.ts`)],
      outfile: join(out, `${name}.${isCommonJs ? "cjs" : "js"}`),
      external: ["node:module", "node:fs", "./*-plain.js"],
      plugins: [keepCoreFiles("."), keepOwnImports(name, "js")],
    });
  }
  for (const { name, hasPlainForm } of MODULES) {
    const plainSources = hasPlainForm ? [`core-plain-${name}.js`] : [];
    for (const source of [`core-deflated-${name}.ts`, ...plainSources]) {
      await build({
        ...common,
        format: "esm",
        entryPoints: [getSource(`generated/${source}`)],
        outfile: join(out, findCoreFile(`/${source.replace(/\.ts$/, ".js")}`)),
        // The plain core is compiled code, so white space would not make it readable.
        minify: true,
        plugins: [plainCoreAsText],
      });
    }
  }
}

/** Writes what is another in browsers: the modules without a core, and the core as an entry. */
async function writeBrowserFiles(shared) {
  const out = join(dist, "browser");
  const source = join(shell, "src");
  const specifiers = { "#wasm": CODERS };
  const entries = [
    ...BROWSER_MODULES.map((name) => getSource(`${formatFileName(name)}.ts`)),
    ...[READER_LOADER.browser, READER_LOADER.native].map(getSource),
  ];
  // The catalogue is data, and the same on every platform.
  const catalogue = getSource("catalogue.ts");
  const kept = new Map([
    ...BROWSER_CHUNKS.map((name) => [getSource(name), join(out, name.replace(/\.ts$/, ".js"))]),
    [getSource(READER_LOADER.browser), READER_LOADER.specifier],
    [catalogue, join(dist, "catalogue.js")],
  ]);
  await writeBrowserModules(entries, { specifiers, kept, source, out });
  for (const name of BROWSER_CHUNKS) {
    const outfile = join(out, name.replace(/\.ts$/, ".js"));
    await build({
      ...common,
      format: "esm",
      entryPoints: [getSource(name)],
      outfile,
      minify: true,
      // Those of the record of a report, which no other file sees.
      mangleProps: /^take[A-Z]/,
      plugins: [
        keepCoreFiles("../../wasm"),
        createBrowserPlugin({
          // A platform with WebAssembly has text coders. React Native has not, and needs the rare file.
          specifiers: { "#wasm": name.includes("rare") ? CODERS : getSource("wasm/utf8.ts") },
          // A chunk that needs another one loads it as a page does.
          kept: new Map(
            BROWSER_CHUNKS.map((chunk) => [getSource(chunk), `./${basename(chunk, ".ts")}.js`]),
          ),
        }),
      ],
    });
    if (!name.includes("plain")) continue;
    // It makes the plain core 1 % smaller than esbuild does.
    const { code } = await minify(readFileSync(outfile, "utf8"), { module: true });
    writeFileSync(outfile, code);
  }
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("core.browser.ts")],
    outfile: join(out, "core.js"),
    plugins: [keepOwnImports("core", "js", shared, "..")],
  });
  for (const name of BROWSER_WRAPPERS) {
    writeFileSync(join(out, `${name}.js`), `import "./core.js";\nexport * from "../${name}.js";\n`);
  }
}

/** Bundles the command line, which imports the package's entries as users do. */
async function bundleCommand(shared) {
  const { version } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("cli/main.ts")],
    outfile: join(dist, "cli.js"),
    external: ["node:*"],
    banner: { js: "#!/usr/bin/env node" },
    define: { VERSION: JSON.stringify(version) },
    plugins: [keepOwnImports("cli", "js", shared)],
  });
  chmodSync(join(dist, "cli.js"), 0o755);
}

/** Prints the sizes of the files. Throws if one is over its limit. */
async function printSizes() {
  const minifyEntry = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [getSource(`${name}.ts`)],
      plugins: [keepOwnImports(name, "js"), lazyPatterns],
    });
    return outputFiles[0].contents;
  };
  const measureBytes = (bytes) => ({
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  });
  const sizes = {
    ...Object.fromEntries(
      MODULES.map(({ name }) => [
        `${name}.wasm`,
        measureBytes(readFileSync(join(dist, `${name}.wasm`))),
      ]),
    ),
    "index.js, minified": measureBytes(await minifyEntry("index")),
    "server.js, minified": measureBytes(await minifyEntry("server")),
    // With its parts, which are files of their own.
    "client.js, minified": measureBytes(await minifyEntry("client")),
    ...Object.fromEntries(
      MODULES.flatMap(({ name, hasPlainForm }) => [
        `${name}-data.js`,
        ...(hasPlainForm ? [`${name}-plain.js`] : []),
      ]).map((name) => [name, measureBytes(readFileSync(join(dist, "wasm", name)))]),
    ),
    ...Object.fromEntries(
      [...STANDALONE.map(({ name }) => name), "standalone-shared"].map((name) => [
        `${name}.js`,
        measureBytes(readFileSync(join(dist, `${name}.js`))),
      ]),
    ),
  };
  console.table(sizes);
  for (const [name, most] of Object.entries(BUDGETS)) {
    if (sizes[name].gzip > most) throw new Error(`Over budget: ${name}, ${most} bytes of gzip`);
  }
}

/**
 * Packs the package from a copy whose manifest has no white space, which is a quarter of it. Returns the
 * name of the tarball.
 */
function packTarball() {
  const folder = join(shell, "build", "package");
  const manifest = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  for (const name of manifest.files) {
    cpSync(join(shell, name), join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest)}\n`);
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed);
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", packed];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: folder, encoding: "utf8" }));
  return basename(filename);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "wasm"), { recursive: true });
const shared = await findSharedSources();
await bundleEntries(shared);
await bundleCores();
await writeStandaloneFiles();
await writeBrowserFiles(shared);
await bundleCommand(shared);
await compactFolder(dist);
for (const { name } of MODULES) {
  cpSync(join(shell, "build", `${name}.wasm`), join(dist, `${name}.wasm`));
}
writeTypes();
// On platforms that can require a module, each class exists once for `import` and `require`.
writeFileSync(
  join(dist, "http-errors-shared.cjs"),
  'module.exports = require("./http-errors.js").default;\n',
);
for (const name of ["README.md", "LICENSE", "THIRD-PARTY-LICENSES.md"])
  cpSync(join(root, name), join(shell, name));
cpSync(getSource("generated/schemas"), join(dist, "schemas"), { recursive: true });

const tarball = packTarball();
await printSizes();
console.log(`dist/${tarball}`);
