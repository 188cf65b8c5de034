// fromResponse in a page that is split: problem details of this package are read without the core, the
// first other error loads one chunk, and an error is typed even if that fails.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "../lib/project.mjs";

/** The property of globalThis that lists the chunks that were run. */
const LOADED = "httpexcLoadedChunks";

/** A little more than the pause after a load that failed, in milliseconds. */
const PAUSE = 1100;

const PAGE = `
  export { HTTPConflict, HTTPMethodNotAllowed, HTTPNotFound, toResponse } from "httpexc";
  export { fetchOrThrow, fromResponse, isReadError, preload } from "httpexc/client";
`;

const folder = createProject("lazy-reader", {
  "page.js": PAGE,
  "worker.js": `import "httpexc/reader";${PAGE}`,
});

/** Builds an entry, and imports a copy of it whose chunks say that they are run. */
async function importPage(name, entry = "page.js") {
  globalThis[LOADED] = [];
  const outdir = join(folder, name);
  await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir,
  });
  const chunks = {};
  for (const file of readdirSync(outdir)) {
    const form = /^(wasm|plain|rare)-read/.exec(file)?.[1];
    if (form === undefined) continue;
    chunks[form] = join(outdir, file);
    const code = readFileSync(chunks[form], "utf8");
    writeFileSync(chunks[form], `globalThis.${LOADED}.push("${form}");\n${code}`);
  }
  const page = await import(pathToFileURL(join(outdir, entry)).href);
  return { ...page, chunks };
}

const createForeign = (code) =>
  Response.json({ error: { code, message: "No such song." } }, { status: 404 });

async function assertForeignIsRead({ fromResponse, isReadError, HTTPNotFound }) {
  const error = await fromResponse(createForeign("song_gone"));
  assert.ok(error instanceof HTTPNotFound && isReadError(error));
  assert.deepEqual([error.code, error.detail], ["song_gone", "No such song."]);
  return error;
}

test("problem details of this package are read without a chunk", async () => {
  const page = await importPage("own");
  const sent = page.toResponse(
    new page.HTTPConflict("The name is taken.", { code: "taken", extensions: { song: "Blue" } }),
  );
  const error = await page.fromResponse(sent);
  assert.ok(error instanceof page.HTTPConflict);
  assert.deepEqual(
    [error.status, error.code, error.detail, error.dialect, error.extensions],
    [409, "taken", "The name is taken.", "problem+json", { song: "Blue" }],
  );
  assert.deepEqual(globalThis[LOADED], []);
});

test("errors of another kind load one chunk, once", async () => {
  const page = await importPage("foreign");
  const errors = await Promise.all([assertForeignIsRead(page), assertForeignIsRead(page)]);
  assert.equal(errors[0].report.dialect, errors[1].report.dialect);
  const html = "<!doctype html><title>502</title><h1>Bad Gateway</h1><p>No healthy upstream.</p>";
  const headers = { "content-type": "text/html" };
  const error = await page.fromResponse(new Response(html, { status: 502, headers }));
  assert.equal(error.detail, "No healthy upstream.");
  assert.deepEqual(globalThis[LOADED], ["wasm"]);
});

test("an ok response whose body says that it is an error is read by the core", async () => {
  const page = await importPage("in-ok");
  const refused = Response.json({ ok: false, error: "channel_not_found" });
  const error = await page.fromResponse(refused, { errorsInOk: true });
  assert.equal(error.code, "channel_not_found");
  assert.equal(await page.fromResponse(Response.json({ ok: true }), { errorsInOk: true }), null);
  assert.deepEqual(globalThis[LOADED], ["rare", "wasm"]);
});

/** Creates an error of the package whose response requires a header. */
const createOwn = ({ HTTPMethodNotAllowed, toResponse }) =>
  toResponse(new HTTPMethodNotAllowed("Songs are only read.", { allow: ["GET", "HEAD"] }));

/** Creates a response without a stream, as some replacements of `fetch` have it. */
function createStandIn({ HTTPNotFound }) {
  const { headers } = new HTTPNotFound().toResponse();
  const text = async () => JSON.stringify({ title: "Not Found", detail: "No such song." });
  return { status: 404, headers, text };
}

/** Returns the status and the header `allow` of the response with which an error is relayed. */
async function relay(page) {
  const error = await page.fromResponse(createOwn(page), { relay: true });
  assert.ok(error instanceof page.HTTPMethodNotAllowed && error.detail === "Songs are only read.");
  const { status, headers } = error.toResponse();
  return [status, headers.get("allow")];
}

/** Returns the warnings of a fetch with a member that is nearly an option. */
async function listWarnings(page, t, init) {
  const warn = t.mock.method(console, "warn", () => {});
  await page.fetchOrThrow("/songs", { ...init, fetch: async () => new Response("So What") });
  await sleep(100);
  return warn.mock.calls.flatMap(({ arguments: texts }) => texts);
}

test("what is seldom needed is one small chunk, which comes when it is", async (t) => {
  const page = await importPage("rare");
  const init = { method: "POST", body: "{}", headers: {}, errorsInOk: false, timeout: 5 };
  assert.deepEqual(await listWarnings(page, t, init), []);
  assert.deepEqual(globalThis[LOADED], []);
  assert.deepEqual(await relay(page), [405, "GET, HEAD"]);
  assert.equal((await page.fromResponse(createStandIn(page))).detail, "No such song.");
  assert.deepEqual(globalThis[LOADED], ["rare"]);
});

test("the warning of a misspelled option comes with that chunk", async (t) => {
  const page = await importPage("rare-warning");
  assert.deepEqual(await listWarnings(page, t, { maxByte: 7 }), [
    "httpexc: fetchOrThrow ignores maxByte. Did you mean maxBytes?",
  ]);
  assert.deepEqual(globalThis[LOADED], ["rare"]);
});

test("an error that is relayed loads both chunks at once", async () => {
  const page = await importPage("rare-foreign");
  const error = await page.fromResponse(createForeign("song_gone"), { relay: true });
  assert.deepEqual([error.code, error.toResponse().status], ["song_gone", 404]);
  assert.deepEqual(globalThis[LOADED].sort(), ["rare", "wasm"]);
});

test("if that chunk is missing, errors are typed, and none is relayed", async () => {
  const page = await importPage("rare-removed");
  renameSync(page.chunks.rare, `${page.chunks.rare}.gone`);
  assert.deepEqual(await relay(page), [502, null]);
  const error = await page.fromResponse(createStandIn(page));
  assert.ok(error instanceof page.HTTPNotFound && error.dialect === "empty");
});

for (const [what, replace] of Object.entries({
  "is missing": () => undefined,
  "is refused by a policy": () => ({
    ...WebAssembly,
    Module: () => {
      throw new EvalError("Refused to compile");
    },
  }),
  // WebKit compiles a module under such a policy.
  "is refused by a policy for instances": () => ({
    Module: WebAssembly.Module,
    compile: WebAssembly.compile,
    Instance: () => {
      throw new WebAssembly.CompileError("Refused to create a WebAssembly object");
    },
  }),
  "takes small modules alone": () => ({
    Module: WebAssembly.Module,
    Instance: WebAssembly.Instance,
    compile: async () => {
      throw new RangeError("Too little memory");
    },
  }),
})) {
  test(`where WebAssembly ${what}, the plain core is loaded`, async (t) => {
    const page = await importPage(`wasm ${what}`.replaceAll(" ", "-"));
    const original = globalThis.WebAssembly;
    t.after(() => {
      globalThis.WebAssembly = original;
    });
    globalThis.WebAssembly = replace();
    await assertForeignIsRead(page);
    assert.deepEqual(globalThis[LOADED].slice(-1), ["plain"]);
    assert.equal(globalThis[LOADED].length, what.startsWith("takes") ? 2 : 1);
  });
}

test("preload loads the chunk, and with wasm: false the plain one without an attempt", async (t) => {
  const page = await importPage("preload");
  assert.equal(await page.preload(), true);
  assert.deepEqual(globalThis[LOADED], ["wasm"]);

  const plain = await importPage("preload-plain");
  t.mock.method(WebAssembly, "Module", () => assert.fail("WebAssembly is tried"));
  assert.equal(await plain.preload({ wasm: false }), true);
  await assertForeignIsRead(plain);
  assert.deepEqual(globalThis[LOADED], ["plain"]);
});

test("if the chunk is missing, an error is typed, and a later one is read by the other form", async () => {
  const page = await importPage("removed");
  renameSync(page.chunks.wasm, `${page.chunks.wasm}.gone`);
  const error = await assertForeignIsRead(page);
  assert.equal(error.status, 404);
  assert.equal(error.report.title, null);
  // No other chunk is tried at once, as a network that failed would fail again.
  await assertForeignIsRead(page);
  assert.equal(await page.preload(), false);
  assert.deepEqual(globalThis[LOADED], []);
  await sleep(PAUSE);
  const html = new Response("<h1>No such song</h1><p>It was removed.</p>", { status: 404 });
  assert.equal((await page.fromResponse(html)).detail, "It was removed.");
  assert.deepEqual(globalThis[LOADED], ["plain"]);
});

test("if no chunk is there, every error is typed, and an ok response is ok", async () => {
  const page = await importPage("all-removed");
  for (const path of Object.values(page.chunks)) renameSync(path, `${path}.gone`);
  for (let round = 0; round < 3; round++) {
    await assertForeignIsRead(page);
    await sleep(PAUSE);
  }
  const page404 = await page.fromResponse(new Response("<h1>Gone</h1>", { status: 404 }));
  assert.ok(page404 instanceof page.HTTPNotFound);
  assert.equal(page404.detail, undefined);
  const options = { errorsInOk: true };
  assert.equal(await page.fromResponse(Response.json({ ok: false }), options), null);
});

test("with httpexc/reader no chunk is loaded", async () => {
  const page = await importPage("reader", "worker.js");
  for (const path of Object.values(page.chunks)) renameSync(path, `${path}.gone`);
  await assertForeignIsRead(page);
  assert.deepEqual(await relay(page), [405, "GET, HEAD"]);
  assert.equal((await page.fromResponse(createStandIn(page))).detail, "No such song.");
  const refused = Response.json({ ok: false, error: "channel_not_found" });
  assert.equal((await page.fromResponse(refused, { errorsInOk: true })).code, "channel_not_found");
  const html = new Response("<h1>No such song</h1><p>It was removed.</p>", { status: 404 });
  assert.equal((await page.fromResponse(html)).detail, "It was removed.");
});
