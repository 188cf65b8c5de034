// The Next adapter in an application that `next build` builds and `next start` serves: route
// handlers, API routes and middleware, in the Node and in the edge runtime.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { checkResponse, importEntries, sendRequest, testAdapter } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { CASES, EARLIER_HEADERS } from "./cases.mjs";

const entries = await importEntries("next");
const { port, readLog, folder } = await startApp({ after }, "next");
const defaultErrors = entries.createErrors();

/** The Vary value of the App Router in Node. */
const ROUTER_VARY =
  "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";

/** The differences of Fetch responses: Next drops their length, even for a HEAD. */
const FETCH = { isFetch: true, drops: ["content-length"] };

/** After a call of `cookies()`, Next writes each cookie again. */
const COOKIES = { cookie: (text) => `${text}; Path=/` };
const kept = { "set-cookie": "a=1; Path=/" };

/** By place of a handler: the differences of that place. */
const PLACES = {
  node: { ...FETCH, ...COOKIES, earlierHeaders: { vary: ROUTER_VARY, kept, removed: {} } },
  edge: { ...FETCH, ...COOKIES, earlierHeaders: { vary: "", kept, removed: {} } },
  "api/node": { earlierHeaders: EARLIER_HEADERS },
  "api/edge": { ...FETCH, earlierHeaders: { vary: "", kept: {}, removed: {} } },
};

for (const [place, adapter] of Object.entries(PLACES)) {
  const createTarget = (mode) => ({ port, prefix: `/${place}/${mode}` });
  const ports = { default: createTarget("default"), configured: createTarget("configured") };
  testAdapter(`next, ${place}`, adapter, ports, () => readLog(`${place}/default/log`), entries);
}

for (const place of ["node", "edge"]) {
  const where = { port, prefix: `/${place}/default` };

  test(`next, ${place}: redirect() and a response pass unchanged`, async () => {
    const moved = await sendRequest(where, "/moved");
    assert.deepEqual([moved.status, moved.headers.get("location")], [307, "/songs"]);
    assert.equal((await sendRequest(where, "/moved-for-good")).status, 308);
    assert.equal((await sendRequest(where, "/fine")).body, '"Fine."');
  });

  test(`next, ${place}: notFound() is a 404 in the negotiated format`, async () => {
    const request = { headers: { accept: "text/html" } };
    const response = await sendRequest(where, "/not-found", request);
    const error = new entries.httpexc.HTTPNotFound();
    await checkResponse(response, error, defaultErrors, request, PLACES[place]);
  });

  test(`next, ${place}: the client can read an error`, async () => {
    assert.deepEqual(JSON.parse((await sendRequest(where, "/read")).body), {
      code: 10003,
      detail: "Unknown channel",
      dialect: "discord",
    });
  });
}

const proxyApp = await startApp({ after }, "next-proxy");
for (const [what, where] of [
  ["middleware, at the edge", port],
  ["proxy, in Node", proxyApp.port],
]) {
  test(`next, ${what}: thrown errors are sent, and other requests pass`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      const response = await sendRequest(where, `/guarded?throws=${name}`);
      await checkResponse(response, make(entries.httpexc), defaultErrors, {}, PLACES["api/edge"]);
    }
    const moved = await sendRequest(where, "/guarded?throws=redirect");
    assert.deepEqual([moved.status, moved.headers.get("location")], [303, "/songs"]);
    assert.match((await sendRequest(where, "/guarded")).body, /A guarded page/);
  });
}

test("next, middleware: the options of createErrors apply", async () => {
  assert.equal((await sendRequest(port, "/guarded?throws=handled&mode=configured")).status, 410);
});

test("next, api/node: a response that has begun is cut", async () => {
  await assert.rejects(sendRequest(port, "/api/node/default/half"), /aborted|hang up|terminated/);
});

test("next: while a prerendered route fails, Next sends the last good response", async () => {
  const get = async (path) => {
    const { status, body, headers } = await sendRequest(port, path);
    return { status, body, type: headers.get("content-type") };
  };
  const sleep = () => new Promise((resolve) => setTimeout(resolve, 1200));
  /** Requests the route until a response fits, at most ten times: Next revalidates in the background. */
  const waitFor = async (fits) => {
    for (let tries = 0; tries < 10; tries++) {
      const response = await get("/prerendered");
      if (fits(response)) return response;
      await sleep();
    }
    throw new Error("No response fits");
  };
  // An earlier run may have left a 404 in Next's cache.
  await get("/songs-state");
  const good = await waitFor(({ status }) => status === 200);
  assert.equal(good.type, "application/json");
  const reportsBefore = Number((await get("/songs-state?failure=503")).body);
  let reports = reportsBefore;
  for (let tries = 0; tries < 10 && reports === reportsBefore; tries++) {
    await sleep();
    assert.equal((await get("/prerendered")).status, 200);
    reports = Number((await get("/songs-state?failure=503")).body);
  }
  assert.ok(reports > reportsBefore, "Next has not revalidated the route");
  assert.equal((await get("/prerendered")).status, 200);
  await get("/songs-state");
  await waitFor(({ status, body }) => status === 200 && body !== good.body);
  await get("/songs-state?failure=404");
  const { body, type } = await waitFor(({ status }) => status === 404);
  assert.equal(type, "application/problem+json");
  assert.equal(JSON.parse(body).detail, "There is no such song.");
});

test("next: the errors that Next throws for itself pass unchanged", async () => {
  const require = createRequire(import.meta.url);
  const {
    StaticGenBailoutError,
  } = require("next/dist/client/components/static-generation-bailout");
  const { DynamicServerError } = require("next/dist/client/components/hooks-server-context");
  const { BailoutToCSRError } = require("next/dist/shared/lib/lazy-dynamic/bailout-to-csr");
  for (const NextError of [StaticGenBailoutError, DynamicServerError, BailoutToCSRError]) {
    const thrown = new NextError("a reason");
    const handler = entries.next.errorHandler()(() => {
      throw thrown;
    });
    await assert.rejects(handler(new Request("http://127.0.0.1/")), (error) => error === thrown);
  }
});

test("next: the core in the edge runtime is the file that Next compiles", () => {
  const manifest = join(folder, ".next", "server", "middleware-manifest.json");
  const { middleware, functions } = JSON.parse(readFileSync(manifest, "utf8"));
  const listModules = (part) =>
    part.wasm.map(({ filePath }) => filePath.match(/dist_([a-z]+)/)?.[1]);
  assert.deepEqual(listModules(middleware["/"]).sort(), ["core", "dialects"]);
  assert.deepEqual(listModules(functions["/edge/[mode]/[name]/route"]).sort(), [
    "client",
    "core",
    "dialects",
  ]);
});
