// Sizes: exact, and the same on every machine.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRIES = [
  "index",
  "server",
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

/** What an application bundles, without the core. */
const BUNDLES = {
  "one class, thrown and answered": `import { HTTPNotFound } from "httpexc";
export const answer = (request) => new HTTPNotFound().toResponse(request);`,
  "createErrors and one class": `import { HTTPNotFound } from "httpexc";
import { createErrors } from "httpexc/server";
export const errors = createErrors();
export const error = () => new HTTPNotFound();`,
  fromResponse: `import { fromResponse } from "httpexc/client";
export const read = (response) => fromResponse(response);`,
};

/** The same by peers. */
const PEERS = {
  "http-errors and negotiator": `import createError from "http-errors";
import Negotiator from "negotiator";
export { createError, Negotiator };`,
  "@hapi/boom": `import Boom from "@hapi/boom";
export const make = () => Boom.notFound();`,
  "hono HTTPException": `export { HTTPException } from "hono/http-exception";`,
};

function weight(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

async function bundled(folder, contents, options = {}) {
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

/** Gives the table of sizes, in bytes. */
export async function sizes(folder) {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const rows = CORES.map((name) => ({
    name: `${name}.wasm`,
    ...weight(readFileSync(join(dist, `${name}.wasm`))),
  }));
  const [core, , client] = rows;
  const sum = (unit) => core[unit] + client[unit];
  rows.push({
    name: "core.wasm and client.wasm",
    ...{ raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") },
  });
  for (const name of ENTRIES) {
    // What it shares with another entry counts there alone.
    const external = ["./index.js", "./server.js", "#wasm", "#dialects", "#client"].filter(
      (file) => file !== `./${name}.js`,
    );
    const contents = `export * from "./${name}.js";`;
    const code = await bundled(dist, contents, { external });
    rows.push({ name: `${name}.js, minified`, ...weight(code) });
  }
  for (const [name, contents] of Object.entries(BUNDLES)) {
    rows.push({ name: `bundle: ${name}`, ...weight(await bundled(folder, contents)) });
  }
  for (const [name, contents] of Object.entries(PEERS)) {
    rows.push({ name: `bundle: ${name}`, ...weight(await bundled(folder, contents)) });
  }
  return { id: "size", title: "Sizes, in bytes", unit: "bytes", rows };
}
