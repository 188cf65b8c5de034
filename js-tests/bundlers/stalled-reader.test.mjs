// A page whose reader is never sent to the end: the time limits of the caller hold, and what needs no reader
// does not wait for it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "../lib/project.mjs";

/** The property of globalThis that lists the pages whose readers were run, and the one they wait for. */
const LOADS = "httpexcStalledLoads";
const GATE = "httpexcGate";

const folder = createProject("stalled-reader", {
  "page.js": `
    export { HTTPConflict, HTTPNotFound, HTTPNotModified, toResponse } from "httpexc";
    export { createClient, fromResponse, preload } from "httpexc/client";
  `,
});

/** Builds a page, and imports it with readers that wait for a gate. Returns the function that opens it. */
async function importStalledPage(name) {
  globalThis[LOADS] ??= [];
  let open;
  globalThis[GATE] = new Promise((resolve) => {
    open = resolve;
  });
  const outdir = join(folder, name);
  await build({
    absWorkingDir: folder,
    entryPoints: ["page.js"],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir,
  });
  for (const file of readdirSync(outdir)) {
    if (!/^(wasm|plain)-reader/.test(file)) continue;
    const path = join(outdir, file);
    const code = readFileSync(path, "utf8");
    writeFileSync(path, `globalThis.${LOADS}.push("${name}");\nawait globalThis.${GATE};\n${code}`);
  }
  const page = await import(pathToFileURL(join(outdir, "page.js")).href);
  const countLoads = () => globalThis[LOADS].filter((loaded) => loaded === name).length;
  return { ...page, open, countLoads };
}

const createForeign = () =>
  Response.json(
    { error: { code: "song_gone", message: "No such song." }, hint: { text: "Ask." } },
    { status: 404 },
  );

/** Returns what a promise resolves to, and fails if that takes more than so many seconds. */
async function settle(promise, seconds = 2) {
  const timer = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`It takes more than ${seconds} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

test("reading ends at the timeout, and the load goes on for later errors", async () => {
  const page = await importStalledPage("timeout");
  const error = await settle(page.fromResponse(createForeign(), { timeout: 0.3 }));
  assert.ok(error instanceof page.HTTPNotFound);
  assert.deepEqual([error.code, error.detail], ["song_gone", "No such song."]);
  assert.equal(error.dialect, "generic");
  const waiting = page.fromResponse(createForeign(), { timeout: 60 });
  await sleep(50);
  page.open();
  const later = await settle(waiting, 5);
  assert.equal(later.detail, "No such song.");
  assert.equal(page.countLoads(), 1);
  const html = new Response("<h1>No such song</h1><p>It was removed.</p>", { status: 404 });
  assert.equal((await page.fromResponse(html)).detail, "It was removed.");
});

test("the signal ends reading", async () => {
  const page = await importStalledPage("signal");
  const signal = AbortSignal.timeout(200);
  const reading = page.fromResponse(createForeign(), { timeout: 60, signal });
  await assert.rejects(settle(reading), { name: "TimeoutError" });
});

test("with retries, the budget and the timeout end a request", async () => {
  const page = await importStalledPage("budget");
  const fetch = async () =>
    Response.json({ error: { message: "Busy.", retry_in: 1 } }, { status: 503 });
  const api = page.createClient({
    fetch,
    retry: { tries: 3, budget: 1, base: 0.01 },
    timeout: 0.5,
  });
  const { ok, error } = await settle(api.fetch("https://api.example/"), 4);
  assert.deepEqual([ok, error.status, error.detail], [false, 503, "Busy."]);
});

test("without a limit, errors wait ten seconds for a load, and later ones no more", async (t) => {
  const page = await importStalledPage("default");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const preloading = page.preload();
  const reading = page.fromResponse(createForeign(), { timeout: Number.POSITIVE_INFINITY });
  await new Promise(setImmediate);
  t.mock.timers.tick(9_900);
  const early = await Promise.race([reading, new Promise((done) => setImmediate(done, "waits"))]);
  assert.equal(early, "waits");
  t.mock.timers.tick(200);
  assert.equal(await preloading, false);
  assert.equal((await reading).detail, "No such song.");
  const next = page.fromResponse(createForeign(), { timeout: Number.POSITIVE_INFINITY });
  assert.equal((await next).detail, "No such song.");
});

const NO_CONTENT = {
  "a 404 without a body": () => new Response(null, { status: 404 }),
  "a 404 with an empty stream": () =>
    new Response(new ReadableStream({ start: (controller) => controller.close() }), {
      status: 404,
      headers: { "content-type": "text/html" },
    }),
  "a 304": (page) => new page.HTTPNotModified().toResponse(),
  "HEAD of an error of this package": (page) => {
    const { status, headers } = new page.HTTPNotFound("No song.", { code: "gone" }).toResponse();
    return new Response(null, { status, headers });
  },
};

for (const [what, create] of Object.entries(NO_CONTENT)) {
  test(`${what} neither loads the reader nor waits for it`, async () => {
    const page = await importStalledPage(what.replaceAll(" ", "-"));
    const error = await settle(page.fromResponse(create(page)), 1);
    assert.equal(error.dialect, "empty");
    assert.equal(error.raw, "");
    assert.equal(page.countLoads(), 0);
  });
}

test("a failed try without a body loads nothing", async () => {
  const page = await importStalledPage("retried-empty");
  for (const status of [404, 500]) {
    const fetch = async () => {
      const body = new ReadableStream({ start: (controller) => controller.close() });
      return new Response(body, { status, headers: { "content-length": "0" } });
    };
    const api = page.createClient({ fetch, retry: { tries: 2, base: 0.01 } });
    const { error } = await settle(api.fetch("https://api.example/"));
    assert.equal(error.status, status);
  }
  assert.equal(page.countLoads(), 0);
});

for (const [what, response, isError] of [
  ['{"ok": true}', () => Response.json({ ok: true, song: { name: "Blue", id: 7 } }), false],
  ["a text", () => new Response("So What"), false],
  ['{"ok": false}', () => Response.json({ ok: false, reason: "gone" }), undefined],
]) {
  const title = isError === false ? "does not wait for the reader" : "waits until the timeout";
  test(`with errorsInOk, ${what} ${title}`, async () => {
    const page = await importStalledPage(`in-ok-${what.replaceAll(/\W+/g, "-")}`);
    const api = page.createClient({ fetch: response, errorsInOk: true, timeout: 0.3 });
    const result = await settle(api.fetch("https://api.example/"));
    assert.equal(result.ok, true);
    assert.equal(page.countLoads(), isError === false ? 0 : 1);
  });
}

test("problem details are read without the reader, however their type is written", async () => {
  const page = await importStalledPage("case");
  const response = new Response('{"title": "Gone", "detail": "No such song."}', {
    status: 404,
    headers: { "content-type": "Application/Problem+JSON; Charset=UTF-8" },
  });
  const error = await settle(page.fromResponse(response));
  assert.deepEqual([error.dialect, error.detail], ["problem+json", "No such song."]);
  assert.equal(page.countLoads(), 0);
});
