// Builds the npm package from src/ and the core, packs it, and prints the sizes of its files.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { createBrowserPlugin, findBrowserSource, writeBrowserModules } from "./browser-modules.mjs";
import {
  BROWSER_CHUNKS,
  BROWSER_COMMONJS,
  BROWSER_MODULES,
  BROWSER_WRAPPERS,
  ENTRIES,
  formatFileName,
  MODULES,
  PARTS,
  SHARED,
  STANDALONE,
} from "./entries.mjs";
import { createLoaders } from "./generate-loaders.mjs";
import { plainCoreAsText } from "./plain-core.mjs";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const dist = join(shell, "dist");
const packed = join(root, "dist");
const getSource = (name) => join(shell, "src", name);

/** The names of the loaders. The inline loaders contain the core, and are built as CommonJS too. */
const LOADERS = Object.keys(createLoaders()).map((name) => basename(name, ".ts"));
const INLINE_LOADERS = LOADERS.filter((name) => name.endsWith("-inline"));
const OTHER_LOADERS = LOADERS.filter((name) => !/-(inline|index)$/.test(name));

/** The size limits of files, in bytes of gzip. A larger limit needs a decision. */
const BUDGETS = {
  // 1.2 KiB of it are pages that say when to try again and show fields, codes and references apart.
  "core.wasm": 21 * 1024,
  // 1 KiB more than before has the directions of languages, which only `localize` sets.
  "dialects.wasm": 31 * 1024,
  // A third of it redacts what the default log shows. A page that brings its own console needs none of it.
  // Reads of own members alone, derived errors and measured values take 0.8 KiB, and 1.6 KB write
  // problem details as JSON while the core fails.
  // 3.5 KiB more know further names and forms of secrets, and log a shared error for each response.
  // 0.6 KiB more say what was expected, what was given and which option was meant.
  "index.js, minified": 29 * 1024,
  // It reads names in six languages, JSON in texts, bodies in batches and streams, and delays in words.
  "client.wasm": 64 * 1024,
  // It has the JSON writer, too, and tells whether content of another server's is decoded.
  "server.js, minified": 17 * 1024,
  // A quarter of it advises on retries without the core, which a program with `withRetries` alone need
  // not load then.
  "client.js, minified": 17 * 1024,
};

const common = {
  bundle: true,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  charset: "utf8",
};

/** Makes `require` return the default export of an entry. */
const DEFAULT_AS_EXPORTS = { footer: { js: "module.exports = module.exports.default;" } };

/** The text coders without a core. */
const CODERS = getSource("wasm/utf8-anywhere.ts");

/** The entries that import the core of the classes. */
const CORE_HOLDERS = ["index", "core"];

/** The import of the classes. All entries use it, so the classes exist once on each platform. */
const CLASSES = "#httpexc";

const formatAlternatives = (names) => names.join("|");

/**
 * Keeps imports between the package's own files, and changes their paths to those in the package.
 * Only the classes, or in browsers `core`, import the core. The others have the text coders without it.
 */
function keepOwnImports(name, extension) {
  const specifiers = formatAlternatives(MODULES.map(({ specifier }) => specifier));
  const modules = formatAlternatives(MODULES.map((module) => module.name));
  return {
    name: "own files",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^(${specifiers})$`) }, ({ path }) =>
        path === "#wasm" && !CORE_HOLDERS.includes(name)
          ? { path: CODERS }
          : { path, external: true },
      );
      onResolve({ filter: new RegExp(`/(${modules})\\.wasm`) }, ({ path }) => ({
        path: `../${basename(path)}`,
        external: true,
      }));
      onResolve(
        { filter: new RegExp(`^(\\.\\.?/)+(${formatAlternatives(SHARED)})\\.js$`) },
        ({ path }) => ({
          path: path.endsWith("/index.js") ? CLASSES : `./${basename(path, ".js")}.${extension}`,
          external: true,
        }),
      );
    },
  };
}

/** Keeps the imports of the parts of entries that are files of their own. */
function keepPartImports(extension) {
  return {
    name: "own parts",
    setup({ onResolve }) {
      for (const { name, source } of PARTS) {
        const file = basename(source, ".ts");
        onResolve({ filter: new RegExp(`/${file}\\.js$`) }, () => ({
          path: `./${name}.${extension}`,
          external: true,
        }));
      }
    },
  };
}

async function bundleEntries() {
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
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
        plugins: [keepPartImports(extension), keepOwnImports(name, extension)],
        ...(isDefaultOnly ? DEFAULT_AS_EXPORTS : {}),
      });
    }
    for (const name of INLINE_LOADERS) {
      await build({
        ...common,
        format,
        entryPoints: [getSource(`wasm/loaders/${name}.ts`)],
        outfile: join(dist, "wasm", `${name}.${extension}`),
        // The plain core is compiled code, so white space would not make it readable.
        minify: true,
      });
    }
  }
  for (const name of OTHER_LOADERS) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [getSource(`wasm/loaders/${name}.ts`)],
      outfile: join(dist, "wasm", `${name}.js`),
      external: ["node:module"],
      plugins: [keepOwnImports(name, "js")],
    });
  }
  // One file instead of two saves a quarter of a cold start.
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("index.ts")],
    outfile: join(dist, "index-node.js"),
    alias: { "#wasm": getSource("wasm/loaders/core-node-index.ts") },
  });
  for (const { name, of } of STANDALONE) await bundleStandalone(name, of);
}

/** Writes what is another in browsers: the modules without a core, and the core as an entry. */
async function writeBrowserFiles() {
  const out = join(dist, "browser");
  const source = join(shell, "src");
  const specifiers = { "#wasm": CODERS };
  const entries = BROWSER_MODULES.map((name) => getSource(`${formatFileName(name)}.ts`));
  const chunks = BROWSER_CHUNKS.map(getSource);
  await writeBrowserModules(entries, { specifiers, chunks, source, out });
  for (const name of BROWSER_CHUNKS) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [getSource(name)],
      outfile: join(out, name.replace(/\.ts$/, ".js")),
      minify: true,
      plugins: [plainCoreAsText, createBrowserPlugin({ specifiers })],
    });
  }
  for (const name of BROWSER_MODULES.filter((entry) => BROWSER_COMMONJS.includes(entry))) {
    await build({
      ...common,
      format: "cjs",
      entryPoints: [findBrowserSource(getSource(`${name}.ts`))],
      outfile: join(out, `${name}.cjs`),
      plugins: [createBrowserPlugin({ specifiers })],
    });
  }
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    await build({
      ...common,
      format,
      entryPoints: [getSource("core.browser.ts")],
      outfile: join(out, `core.${extension}`),
      plugins: [keepOwnImports("core", extension)],
    });
  }
  for (const name of BROWSER_WRAPPERS) {
    writeFileSync(join(out, `${name}.js`), `import "./core.js";\nexport * from "../${name}.js";\n`);
    writeFileSync(
      join(out, `${name}.cjs`),
      `require("./core.cjs");\nmodule.exports = require("../${name}.cjs");\n`,
    );
  }
}

/** Bundles an entry with its core into one file. Only the file of `index` contains the classes. */
async function bundleStandalone(name, of) {
  const isIndex = of === "index";
  const getInlineLoader = (module) => getSource(`wasm/loaders/${module}-inline.ts`);
  await build({
    ...common,
    format: "esm",
    minify: true,
    entryPoints: [getSource(`${of}.ts`)],
    outfile: join(dist, `${name}.js`),
    alias: isIndex
      ? { "#wasm": getInlineLoader("core") }
      : { "#wasm": CODERS, "#client": getInlineLoader("client") },
    plugins: isIndex
      ? []
      : [
          {
            name: "classes",
            setup({ onResolve }) {
              onResolve({ filter: /^(\.\.?\/)+index\.js$/ }, () => ({
                path: "./standalone.js",
                external: true,
              }));
            },
          },
        ],
  });
}

/** Bundles the command line, which imports the package's entries as users do. */
async function bundleCommand() {
  const { version } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("cli/main.ts")],
    outfile: join(dist, "cli.js"),
    external: ["node:*"],
    banner: { js: "#!/usr/bin/env node" },
    define: { VERSION: JSON.stringify(version) },
    plugins: [
      {
        name: "entries",
        setup({ onResolve }) {
          onResolve(
            { filter: new RegExp(`^(\\.\\./)+(${formatAlternatives(SHARED)})\\.js$`) },
            ({ path }) => ({
              path: path.endsWith("/index.js") ? CLASSES : `./${basename(path)}`,
              external: true,
            }),
          );
        },
      },
    ],
  });
  chmodSync(join(dist, "cli.js"), 0o755);
}

/** Returns the declarations that a declaration refers to. */
function findReferences(path) {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from |import\()"(\.[^"]*)\.js"/g)].map(([, file]) =>
    join(dirname(path), `${file}.d.ts`),
  );
}

/**
 * Writes the declarations that the entries reach into dist/types. `require` has the same
 * declarations with the extension for CommonJS.
 */
function writeTypes() {
  const all = join(shell, "build", "types");
  rmSync(all, { recursive: true, force: true });
  execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", shell, "--outDir", all], {
    stdio: "inherit",
  });
  const reached = new Set(
    ENTRIES.map((entry) => join(all, entry.source.replace(/\.ts$/, ".d.ts"))),
  );
  // The iteration includes the items that are added during it.
  for (const path of reached) for (const file of findReferences(path)) reached.add(file);
  for (const path of reached) {
    const target = join(dist, "types", relative(all, path));
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(path, "utf8");
    writeFileSync(target, text);
    const commonjs = text.replaceAll(/((?:from |import\()"\.[^"]*)\.js"/g, '$1.cjs"');
    writeFileSync(target.replace(/\.d\.ts$/, ".d.cts"), commonjs);
  }
  cpSync(join(shell, "types", "http-errors.d.cts"), join(dist, "types", "http-errors.d.cts"));
}

/** Prints the sizes of the files. Throws if one is over its limit. */
async function printSizes() {
  const minify = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [getSource(`${name}.ts`)],
      plugins: [keepOwnImports(name, "js")],
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
    "index.js, minified": measureBytes(await minify("index")),
    "server.js, minified": measureBytes(await minify("server")),
    // With its parts, which are files of their own.
    "client.js, minified": measureBytes(await minify("client")),
    "core as plain JavaScript and as base64 (core-inline.js)": measureBytes(
      readFileSync(join(dist, "wasm", "core-inline.js")),
    ),
    "the same of the client (client-inline.js)": measureBytes(
      readFileSync(join(dist, "wasm", "client-inline.js")),
    ),
    "standalone.js": measureBytes(readFileSync(join(dist, "standalone.js"))),
    "standalone-client.js": measureBytes(readFileSync(join(dist, "standalone-client.js"))),
  };
  console.table(sizes);
  for (const [name, most] of Object.entries(BUDGETS)) {
    if (sizes[name].gzip > most) throw new Error(`Over budget: ${name}, ${most} bytes of gzip`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "wasm"), { recursive: true });
await bundleEntries();
await writeBrowserFiles();
await bundleCommand();
for (const { name } of MODULES) {
  cpSync(join(shell, "build", `${name}.wasm`), join(dist, `${name}.wasm`));
}
writeTypes();
// On platforms that can require a module, each class exists once for `import` and `require`.
writeFileSync(
  join(dist, "http-errors-shared.cjs"),
  'module.exports = require("./http-errors.js").default;\n',
);
for (const name of ["README.md", "LICENSE", "CHANGELOG.md"])
  cpSync(join(root, name), join(shell, name));
cpSync(getSource("generated/schemas"), join(dist, "schemas"), { recursive: true });

rmSync(packed, { recursive: true, force: true });
mkdirSync(packed);
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", packed], {
    cwd: shell,
    encoding: "utf8",
  }),
);
await printSizes();
console.log(`dist/${basename(filename)}`);
