// Measures sizes. They are exact, and the same on every machine.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRIES = [
  "index",
  "server",
  "dialects",
  "client",
  "node",
  "http-errors",
  "validation",
  "log",
  "express",
  "fastify",
  "hono",
];
const CORES = ["core", "dialects", "client"];

/** The modules of an application, which are bundled without the core. */
const BUNDLES = {
  "one class, thrown and answered": `import { HTTPNotFound } from "httpexc";
export const respond = (request) => new HTTPNotFound().toResponse(request);`,
  "createErrors and one class": `import { HTTPNotFound } from "httpexc";
import { createErrors } from "httpexc/server";
export const errors = createErrors();
export const error = () => new HTTPNotFound();`,
  fromResponse: `import { fromResponse } from "httpexc/client";
export const read = (response) => fromResponse(response);`,
};

/** The same with other packages. */
const PEERS = {
  "http-errors and negotiator": `import createError from "http-errors";
import Negotiator from "negotiator";
export { createError, Negotiator };`,
  "@hapi/boom": `import Boom from "@hapi/boom";
export const make = () => Boom.notFound();`,
  "hono HTTPException": `export { HTTPException } from "hono/http-exception";`,
};

function measureBytes(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

async function bundleCode(folder, contents, options = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    write: false,
    platform: "node",
    conditions: ["module"],
    external: ["#wasm", "#dialects", "#client"],
    logLevel: "error",
    ...options,
  });
  return outputFiles[0].contents;
}

/** Measures the sizes in bytes, and returns their table. */
export async function measureSizes(folder) {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const rows = CORES.map((name) => ({
    name: `${name}.wasm`,
    ...measureBytes(readFileSync(join(dist, `${name}.wasm`))),
  }));
  const [core, , client] = rows;
  const sumSizes = (unit) => core[unit] + client[unit];
  rows.push({
    name: "core.wasm and client.wasm",
    ...{ raw: sumSizes("raw"), gzip: sumSizes("gzip"), brotli: sumSizes("brotli") },
  });
  for (const name of ENTRIES) {
    // Code that is shared with another entry counts there only.
    const external = ["./index.js", "./server.js", "#wasm", "#dialects", "#client"].filter(
      (file) => file !== `./${name}.js`,
    );
    const contents = `export * from "./${name}.js";`;
    const code = await bundleCode(dist, contents, { external });
    rows.push({ name: `${name}.js, minified`, ...measureBytes(code) });
  }
  for (const [name, contents] of Object.entries(BUNDLES)) {
    rows.push({ name: `bundle: ${name}`, ...measureBytes(await bundleCode(folder, contents)) });
  }
  for (const [name, contents] of Object.entries(PEERS)) {
    rows.push({ name: `bundle: ${name}`, ...measureBytes(await bundleCode(folder, contents)) });
  }
  return { id: "size", title: "Sizes, in bytes", unit: "bytes", rows };
}
