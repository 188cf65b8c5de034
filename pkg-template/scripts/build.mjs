// Builds the npm package from src/ and the core, packs it, and prints what it weighs.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
];
const ENTRIES = ["index", "server", "node", "catalogue", ...ADAPTERS];
const LOADERS = ["module", "edge", "inline", "dialects-module", "dialects-edge", "dialects-inline"];
const isInline = (name) => name.endsWith("inline");

/** The budgets of the entry `httpexc`, in bytes of gzip. */
const BUDGET = { wasm: 20 * 1024, js: 11 * 1024 };

const common = {
  bundle: true,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  charset: "utf8",
};

/** Leaves imports between the package's own files in place, under the names that they are shipped by. */
function external(extension) {
  return {
    name: "own files",
    setup({ onResolve }) {
      onResolve({ filter: /^#(wasm|dialects)$/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^\.\.\/(core|dialects)\.wasm/ }, ({ path }) => ({
        path,
        external: true,
      }));
      onResolve({ filter: /^\.\/(index|server)\.js$/ }, ({ path }) => ({
        path: path.replace(/js$/, extension),
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
      await build({
        ...common,
        format,
        entryPoints: [source(`${name}.ts`)],
        outfile: join(dist, `${name}.${extension}`),
        plugins: [external(extension)],
        // The plain core is machine code in all but name: white space is no help to its readers.
        minify: isInline(name),
      });
    }
  }
  for (const name of LOADERS.filter((name) => !isInline(name))) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [source(`wasm/${name}.ts`)],
      outfile: join(dist, "wasm", `${name}.js`),
      plugins: [external("js")],
    });
  }
  await build({
    ...common,
    format: "esm",
    minify: true,
    entryPoints: [source("index.ts")],
    outfile: join(dist, "standalone.js"),
    alias: { "#wasm": source("wasm/inline.ts") },
  });
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
  const wasm = readFileSync(join(dist, "core.wasm"));
  const minified = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [source(`${name}.ts`)],
      plugins: [external("js")],
    });
    return outputFiles[0].contents;
  };
  const weight = (bytes) => ({
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  });
  const sizes = {
    "core.wasm": weight(wasm),
    "dialects.wasm": weight(readFileSync(join(dist, "dialects.wasm"))),
    "index.js, minified": weight(await minified("index")),
    "server.js, minified": weight(await minified("server")),
    "core as plain JavaScript and as base64 (inline.js)": weight(
      readFileSync(join(dist, "wasm", "inline.js")),
    ),
    "standalone.js": weight(readFileSync(join(dist, "standalone.js"))),
  };
  console.table(sizes);
  if (sizes["core.wasm"].gzip > BUDGET.wasm || sizes["index.js, minified"].gzip > BUDGET.js) {
    throw new Error(
      `Over budget: ${BUDGET.wasm} bytes of wasm and ${BUDGET.js} of JavaScript, gzip`,
    );
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "wasm"), { recursive: true });
await bundle();
for (const name of ["core.wasm", "dialects.wasm"]) {
  cpSync(join(shell, "build", name), join(dist, name));
}
execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", shell], { stdio: "inherit" });
rmSync(join(dist, "generated", "core-base64-core.d.ts"), { force: true });
rmSync(join(dist, "generated", "core-base64-dialects.d.ts"), { force: true });
commonjsTypes(dist);
for (const name of ["README.md", "LICENSE", "CHANGELOG.md"])
  cpSync(join(root, name), join(shell, name));

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
