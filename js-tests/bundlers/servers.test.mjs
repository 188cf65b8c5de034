// Servers that a bundler builds under the condition `browser`: Vite for a web worker, and esbuild and
// webpack without an option. createErrors and the adapters have the core nevertheless, and the client reads
// the errors of other servers.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite } from "vite";
import webpack from "webpack";
import { createProject } from "../lib/project.mjs";

const folder = createProject("bundled-servers", {
  "server.js": `
    import { HTTPNotFound } from "httpexc";
    import { createErrors } from "httpexc/server";
    import { falcon } from "httpexc/dialects";
    const errors = createErrors({ dialect: falcon });
    export const respond = (request) => errors.respond(new HTTPNotFound("No such song."), request);
  `,
  "upstream.js": `
    import { HTTPNotFound } from "httpexc";
    import { fetchOrThrow } from "httpexc/client";
    export async function read(fetch) {
      try {
        await fetchOrThrow("https://api.example/songs/7", { fetch });
      } catch (error) {
        return error instanceof HTTPNotFound && [error.code, error.detail];
      }
    }
  `,
  "adapter.js": `
    import { HTTPNotFound } from "httpexc";
    import { errorHandler } from "httpexc/itty";
    const handle = errorHandler();
    export const respond = (request) => handle(new HTTPNotFound("No such song."), request);
  `,
});

async function bundleWithVite(entry, outDir) {
  await buildWithVite({
    root: folder,
    configFile: false,
    logLevel: "error",
    ssr: { target: "webworker", noExternal: true },
    build: { ssr: join(folder, entry), outDir, minify: true },
  });
}

async function bundleWithEsbuild(entry, outdir) {
  await buildWithEsbuild({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    outdir,
  });
}

async function bundleWithWebpack(entry, path) {
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry: `./${entry}`,
    target: ["webworker", "es2022"],
    experiments: { outputModule: true },
    output: { path, filename: entry, library: { type: "module" }, chunkFormat: "module" },
    performance: false,
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, result) => (error ? fail(error) : done(result))),
  );
  await new Promise((done) => compiler.close(done));
  assert.equal(stats.hasErrors(), false, stats.toString());
}

const BUNDLERS = { Vite: bundleWithVite, esbuild: bundleWithEsbuild, webpack: bundleWithWebpack };

for (const [name, bundle] of Object.entries(BUNDLERS)) {
  for (const entry of ["server.js", "adapter.js"]) {
    test(`${entry} bundled by ${name} responds with pages`, async () => {
      const out = join(folder, `out-${name}`);
      await bundle(entry, out);
      const { respond } = await import(pathToFileURL(join(out, entry)).href);
      const request = new Request("https://example.com/", { headers: { accept: "text/xml" } });
      const response = await respond(request);
      assert.equal(response.status, 404);
      assert.match(response.headers.get("content-type"), /xml/);
      assert.match(await response.text(), /No such song\./);
    });
  }

  test(`a server bundled by ${name} reads the errors of another`, async () => {
    const out = join(folder, `out-${name}`);
    await bundle("upstream.js", out);
    const { read } = await import(pathToFileURL(join(out, "upstream.js")).href);
    const body = { error: { code: "song_gone", message: "No such song." } };
    const fetch = async () => Response.json(body, { status: 404 });
    assert.deepEqual(await read(fetch), ["song_gone", "No such song."]);
  });
}
