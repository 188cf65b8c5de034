// Builds the npm package from src/ and the core, packs it, and prints what it weighs.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const dist = join(shell, "dist");
const packed = join(root, "dist");
const source = (name) => join(shell, "src", name);

/** Entries that share the classes: what they import of them stays an import. */
const ADAPTERS = [
  "express",
  "koa",
  "fastify",
  "hono",
  "itty",
  "h3",
  "elysia",
  "nest",
  "react-router",
  "sveltekit",
  "next",
];
const ENTRIES = [
  "index",
  "server",
  "client",
  "node",
  "catalogue",
  "validation",
  "log",
  "openapi",
  "http-errors",
  ...ADAPTERS,
];
const MODULES = ["core", "dialects", "client"];
const LOADERS = ["", "dialects-", "client-"].flatMap((module) =>
  ["module", "edge", "node", "inline"].map((way) => `${module}${way}`),
);
const isInline = (name) => name.endsWith("inline");

/** What may not grow without a decision: files, each with its bytes of gzip. */
const BUDGETS = {
  "core.wasm": 20 * 1024,
  "index.js, minified": 11.75 * 1024,
  "client.wasm": 60 * 1024,
  "client.js, minified": 8 * 1024,
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

/**
 * Leaves imports between the package's own files in place, under the names that they are shipped by.
 * Only the classes import their core; what else needs text coders has them without it.
 */
function external(name, extension, index = CLASSES) {
  return {
    name: "own files",
    setup({ onResolve }) {
      onResolve({ filter: /^#(wasm|dialects|client)$/ }, ({ path }) =>
        path === "#wasm" && name !== "index" ? { path: CODERS } : { path, external: true },
      );
      onResolve({ filter: /^\.\.\/(core|dialects|client)\.wasm/ }, ({ path }) => ({
        path,
        external: true,
      }));
      onResolve({ filter: /^\.\.?\/(index|server|catalogue)\.js$/ }, ({ path }) => ({
        path: path.endsWith("index.js") ? index : `./${basename(path, ".js")}.${extension}`,
        external: true,
      }));
    },
  };
}

async function bundle() {
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    for (const name of [...ENTRIES, ...LOADERS.filter(isInline).map((name) => `wasm/${name}`)]) {
      const isItself = name === "http-errors" && format === "cjs";
      await build({
        ...common,
        format,
        entryPoints: [source(`${name}.ts`)],
        outfile: join(dist, `${name}.${extension}`),
        plugins: [
          external(name, extension, format === "cjs" && !isItself ? "./index.cjs" : CLASSES),
        ],
        // The plain core is machine code in all but name: white space is no help to its readers.
        minify: isInline(name),
        ...(isItself ? ITSELF : {}),
      });
    }
  }
  for (const name of LOADERS.filter((name) => !isInline(name))) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [source(`wasm/${name}.ts`)],
      outfile: join(dist, "wasm", `${name}.js`),
      external: ["node:module"],
      plugins: [external(name, "js")],
    });
  }
  // One file where a second one would take a fourth of a cold start.
  await build({
    ...common,
    format: "esm",
    entryPoints: [source("index.ts")],
    outfile: join(dist, "index-node.js"),
    alias: { "#wasm": source("wasm/node-within.ts") },
  });
  await build({
    ...common,
    format: "esm",
    minify: true,
    entryPoints: [source("index.ts")],
    outfile: join(dist, "standalone.js"),
    alias: { "#wasm": source("wasm/inline.ts") },
  });
  // Beside it, with the same classes.
  await build({
    ...common,
    format: "esm",
    minify: true,
    entryPoints: [source("client.ts")],
    outfile: join(dist, "standalone-client.js"),
    alias: { "#wasm": CODERS, "#client": source("wasm/client-inline.ts") },
    plugins: [
      {
        name: "classes",
        setup({ onResolve }) {
          onResolve({ filter: /^\.\.?\/index\.js$/ }, () => ({
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
          onResolve({ filter: /^\.\.\/(index|server|client|catalogue)\.js$/ }, ({ path }) => ({
            path: path.endsWith("index.js") ? CLASSES : path.slice(1),
            external: true,
          }));
        },
      },
    ],
  });
  chmodSync(join(dist, "cli.js"), 0o755);
}

/** Types for `require`: the same declarations under the extension that CommonJS asks for. */
function commonjsTypes(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) commonjsTypes(path);
    else if (entry.name.endsWith(".d.ts")) {
      const text = readFileSync(path, "utf8");
      const renamed = text.replaceAll(/(from "\.[^"]*)\.js"/g, '$1.cjs"');
      writeFileSync(path.replace(/\.d\.ts$/, ".d.cts"), renamed);
    }
  }
}

async function weigh() {
  const minified = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [source(`${name}.ts`)],
      plugins: [external(name, "js")],
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
      MODULES.map((name) => [`${name}.wasm`, weight(readFileSync(join(dist, `${name}.wasm`)))]),
    ),
    "index.js, minified": weight(await minified("index")),
    "server.js, minified": weight(await minified("server")),
    "client.js, minified": weight(await minified("client")),
    "core as plain JavaScript and as base64 (inline.js)": weight(
      readFileSync(join(dist, "wasm", "inline.js")),
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
for (const name of MODULES) {
  cpSync(join(shell, "build", `${name}.wasm`), join(dist, `${name}.wasm`));
}
execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", shell], { stdio: "inherit" });
for (const name of MODULES) {
  rmSync(join(dist, "generated", `core-base64-${name}.d.ts`), { force: true });
}
// Nobody imports the command line.
rmSync(join(dist, "cli"), { recursive: true });
commonjsTypes(dist);
cpSync(join(shell, "types", "http-errors.d.cts"), join(dist, "http-errors.d.cts"));
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
