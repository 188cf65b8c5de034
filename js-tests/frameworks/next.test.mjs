// The adapter of Next in an application that `next build` has built and `next start` serves: route
// handlers, API routes and middleware, in the Node and in the edge runtime.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { ask, entriesOf, hold, suite } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { BEFORE, CASES } from "./cases.mjs";

const entries = await entriesOf("next");
const { port, log, folder } = await startApp({ after }, "next");
const usual = entries.createErrors();

/** What Next says of each answer of the App Router's in Node. */
const ROUTER = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";

/** What an answer of Fetch's goes through: its length is dropped, which a HEAD could do with. */
const FETCH = { isFetch: true, drops: ["content-length"] };

/** Where `cookies()` was used, each cookie is written anew. */
const COOKIES = { cookie: (text) => `${text}; Path=/` };
const stays = { "set-cookie": "a=1; Path=/" };

/** By where a handler stands: what is different there. */
const PLACES = {
  node: { ...FETCH, ...COOKIES, before: { varies: ROUTER, stays, goes: {} } },
  edge: { ...FETCH, ...COOKIES, before: { varies: "", stays, goes: {} } },
  "api/node": { before: BEFORE },
  "api/edge": { ...FETCH, before: { varies: "", stays: {}, goes: {} } },
};

for (const [place, adapter] of Object.entries(PLACES)) {
  const at = (mode) => ({ port, prefix: `/${place}/${mode}` });
  const ports = { usual: at("usual"), configured: at("configured") };
  suite(`next, ${place}`, adapter, ports, () => log(`${place}/usual/log`), entries);
}

for (const place of ["node", "edge"]) {
  const where = { port, prefix: `/${place}/usual` };

  test(`next, ${place}: redirect() passes, and so does an answer`, async () => {
    const moved = await ask(where, "/moved");
    assert.deepEqual([moved.status, moved.fields.get("location")], [307, "/songs"]);
    assert.equal((await ask(where, "/moved-for-good")).status, 308);
    assert.equal((await ask(where, "/fine")).body, '"Fine."');
  });

  test(`next, ${place}: notFound() is a 404 as Accept asks`, async () => {
    const asked = { headers: { accept: "text/html" } };
    const came = await ask(where, "/not-found", asked);
    await hold(came, new entries.httpexc.HTTPNotFound(), usual, asked, PLACES[place]);
  });

  test(`next, ${place}: the client reads an error`, async () => {
    assert.deepEqual(JSON.parse((await ask(where, "/read")).body), {
      code: 10003,
      detail: "Unknown channel",
      dialect: "discord",
    });
  });
}

const proxied = await startApp({ after }, "next-proxy");
for (const [what, where] of [
  ["middleware, at the edge", port],
  ["proxy, in Node", proxied.port],
]) {
  test(`next, ${what}: what it throws is answered, and the rest passes`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      const came = await ask(where, `/guarded?throws=${name}`);
      await hold(came, make(entries.httpexc), usual, {}, PLACES["api/edge"]);
    }
    const moved = await ask(where, "/guarded?throws=redirect");
    assert.deepEqual([moved.status, moved.fields.get("location")], [303, "/songs"]);
    assert.match((await ask(where, "/guarded")).body, /A guarded page/);
  });
}

test("next, middleware: the options of createErrors have their effect", async () => {
  assert.equal((await ask(port, "/guarded?throws=handled&mode=configured")).status, 410);
});

test("next, api/node: an answer that has begun is cut", async () => {
  await assert.rejects(ask(port, "/api/node/usual/half"), /aborted|hang up|terminated/);
});

test("next: what Next throws for itself passes", async () => {
  const require = createRequire(import.meta.url);
  const {
    StaticGenBailoutError,
  } = require("next/dist/client/components/static-generation-bailout");
  const { DynamicServerError } = require("next/dist/client/components/hooks-server-context");
  const { BailoutToCSRError } = require("next/dist/shared/lib/lazy-dynamic/bailout-to-csr");
  for (const Thrown of [StaticGenBailoutError, DynamicServerError, BailoutToCSRError]) {
    const thrown = new Thrown("a reason");
    const handler = entries.next.errorHandler()(() => {
      throw thrown;
    });
    await assert.rejects(handler(new Request("http://127.0.0.1/")), (error) => error === thrown);
  }
});

test("next: in the edge runtime the core is the file that Next compiles", () => {
  const manifest = join(folder, ".next", "server", "middleware-manifest.json");
  const { middleware, functions } = JSON.parse(readFileSync(manifest, "utf8"));
  const modules = (what) => what.wasm.map(({ filePath }) => filePath.match(/dist_([a-z]+)/)?.[1]);
  assert.deepEqual(modules(middleware["/"]).sort(), ["core", "dialects"]);
  assert.deepEqual(modules(functions["/edge/[mode]/[name]/route"]).sort(), [
    "client",
    "core",
    "dialects",
  ]);
});
