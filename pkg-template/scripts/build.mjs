// Builds the npm package from src/ and the core, packs it, and prints what it weighs.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ENTRIES, MODULES, SHARED, STANDALONE } from "./entries.mjs";
import { createLoaders } from "./generate-loaders.mjs";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const dist = join(shell, "dist");
const packed = join(root, "dist");
const source = (name) => join(shell, "src", name);

/** The loaders by file name. Those that hold the core itself come as CommonJS, too. */
const LOADERS = Object.keys(createLoaders()).map((name) => basename(name, ".ts"));
const INLINE_LOADERS = LOADERS.filter((name) => name.endsWith("-inline"));
const OTHER_LOADERS = LOADERS.filter((name) => !/-(inline|index)$/.test(name));

/** What may not grow without a decision: files, each with its bytes of gzip. */
const BUDGETS = {
  "core.wasm": 20 * 1024,
  "index.js, minified": 14 * 1024,
  "client.wasm": 60 * 1024,
  "client.js, minified": 9.5 * 1024,
};

const common = {
  bundle: true,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  charset: "utf8",
};

/** Makes what an entry exports by default the thing that `require` gives. */
const ITSELF = { footer: { js: "module.exports = module.exports.default;" } };

/** The text coders without a core. */
const CODERS = source("wasm/utf8-anywhere.ts");

/** The classes as each platform has them. All entries ask for them so, and they are there once. */
const CLASSES = "#httpexc";

const alternatives = (names) => names.join("|");

/**
 * Leaves imports between the package's own files in place, under the names that they are shipped by.
 * Only the classes import their core; the other entries have the text coders without it.
 */
function keepOwnImports(name, extension, classes = CLASSES) {
  const specifiers = alternatives(MODULES.map(({ specifier }) => specifier));
  const modules = alternatives(MODULES.map((module) => module.name));
  return {
    name: "own files",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^(${specifiers})$`) }, ({ path }) =>
        path === "#wasm" && name !== "index" ? { path: CODERS } : { path, external: true },
      );
      onResolve({ filter: new RegExp(`/(${modules})\\.wasm`) }, ({ path }) => ({
        path: `../${basename(path)}`,
        external: true,
      }));
      onResolve(
        { filter: new RegExp(`^(\\.\\.?/)+(${alternatives(SHARED)})\\.js$`) },
        ({ path }) => ({
          path: path.endsWith("/index.js") ? classes : `./${basename(path, ".js")}.${extension}`,
          external: true,
        }),
      );
    },
  };
}

async function bundle() {
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    for (const { name, source: file } of ENTRIES) {
      const isItself = name === "http-errors" && format === "cjs";
      const classes = format === "cjs" && !isItself ? "./index.cjs" : CLASSES;
      await build({
        ...common,
        format,
        entryPoints: [source(file)],
        outfile: join(dist, `${name}.${extension}`),
        plugins: [keepOwnImports(name, extension, classes)],
        ...(isItself ? ITSELF : {}),
      });
    }
    for (const name of INLINE_LOADERS) {
      await build({
        ...common,
        format,
        entryPoints: [source(`wasm/loaders/${name}.ts`)],
        outfile: join(dist, "wasm", `${name}.${extension}`),
        // The plain core is machine code in all but name: white space is no help to its readers.
        minify: true,
      });
    }
  }
  for (const name of OTHER_LOADERS) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [source(`wasm/loaders/${name}.ts`)],
      outfile: join(dist, "wasm", `${name}.js`),
      external: ["node:module"],
      plugins: [keepOwnImports(name, "js")],
    });
  }
  // One file instead of two saves a fourth of a cold start.
  await build({
    ...common,
    format: "esm",
    entryPoints: [source("index.ts")],
    outfile: join(dist, "index-node.js"),
    alias: { "#wasm": source("wasm/loaders/core-node-index.ts") },
  });
  for (const { name, of } of STANDALONE) await bundleStandalone(name, of);
}

/** Bundles an entry with its core into one file. Only one of them holds the classes. */
async function bundleStandalone(name, of) {
  const isIndex = of === "index";
  const inline = (module) => source(`wasm/loaders/${module}-inline.ts`);
  await build({
    ...common,
    format: "esm",
    minify: true,
    entryPoints: [source(`${of}.ts`)],
    outfile: join(dist, `${name}.js`),
    alias: isIndex ? { "#wasm": inline("core") } : { "#wasm": CODERS, "#client": inline("client") },
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

/** Bundles the command line, which uses the package's entries as anybody does. */
async function command() {
  const { version } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  await build({
    ...common,
    format: "esm",
    entryPoints: [source("cli/main.ts")],
    outfile: join(dist, "cli.js"),
    external: ["node:*"],
    banner: { js: "#!/usr/bin/env node" },
    define: { VERSION: JSON.stringify(version) },
    plugins: [
      {
        name: "entries",
        setup({ onResolve }) {
          onResolve(
            { filter: new RegExp(`^\\.\\./(${alternatives(SHARED)})\\.js$`) },
            ({ path }) => ({
              path: path.endsWith("/index.js") ? CLASSES : path.slice(1),
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
 * Writes the declarations of the entries into dist/types: those that an entry reaches, and no other.
 * `require` gets the same ones under the extension that CommonJS asks for.
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
  // A set is iterated over what is added meanwhile, too.
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

async function weigh() {
  const minified = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [source(`${name}.ts`)],
      plugins: [keepOwnImports(name, "js")],
    });
    return outputFiles[0].contents;
  };
  const weight = (bytes) => ({
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  });
  const sizes = {
    ...Object.fromEntries(
      MODULES.map(({ name }) => [`${name}.wasm`, weight(readFileSync(join(dist, `${name}.wasm`)))]),
    ),
    "index.js, minified": weight(await minified("index")),
    "server.js, minified": weight(await minified("server")),
    "client.js, minified": weight(await minified("client")),
    "core as plain JavaScript and as base64 (core-inline.js)": weight(
      readFileSync(join(dist, "wasm", "core-inline.js")),
    ),
    "the same of the client (client-inline.js)": weight(
      readFileSync(join(dist, "wasm", "client-inline.js")),
    ),
    "standalone.js": weight(readFileSync(join(dist, "standalone.js"))),
    "standalone-client.js": weight(readFileSync(join(dist, "standalone-client.js"))),
  };
  console.table(sizes);
  for (const [name, most] of Object.entries(BUDGETS)) {
    if (sizes[name].gzip > most) throw new Error(`Over budget: ${name}, ${most} bytes of gzip`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "wasm"), { recursive: true });
await bundle();
await command();
for (const { name } of MODULES) {
  cpSync(join(shell, "build", `${name}.wasm`), join(dist, `${name}.wasm`));
}
writeTypes();
// For platforms that can require a module: one identity of each class, however it was asked for.
writeFileSync(
  join(dist, "http-errors-shared.cjs"),
  'module.exports = require("./http-errors.js").default;\n',
);
for (const name of ["README.md", "LICENSE", "CHANGELOG.md"])
  cpSync(join(root, name), join(shell, name));
cpSync(source("generated/schemas"), join(dist, "schemas"), { recursive: true });

rmSync(packed, { recursive: true, force: true });
mkdirSync(packed);
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", packed], {
    cwd: shell,
    encoding: "utf8",
  }),
);
await weigh();
console.log(`dist/${basename(filename)}`);
