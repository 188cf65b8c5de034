// The adapters in their real frameworks: each answer is held to the one that `createErrors` gives.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ask, entriesOf, hold, suite } from "./adapter-suite.mjs";
import { BEFORE, CASES } from "./cases.mjs";
import { prepare, serve } from "./measurement.mjs";

/** What stands for the fields that were set before, where a framework has no way to set them. */
const NOTHING = { varies: "", stays: {}, goes: BEFORE.goes };

/** The same, where none of those are there that a 304 would keep. */
const UNCACHED = { ...BEFORE, cached: {} };

/** By server: the entry, and what is different there. */
const ADAPTERS = {
  express: { entry: "express" },
  express4: { entry: "express" },
  connect: { entry: "express" },
  koa: { entry: "koa" },
  fastify: { entry: "fastify", isBare: true },
  // Hono gives its handler nothing that is not an Error.
  hono: { entry: "hono", isFetch: true, errorsOnly: true },
  h3: { entry: "h3", isFetch: true, before: UNCACHED },
  h3v1: { entry: "h3", readsFirst: true },
  elysia: {
    entry: "elysia",
    isFetch: true,
    readsFirst: true,
    before: { ...UNCACHED, varies: "" },
    runtime: "bun",
  },
  "itty-router": {
    entry: "itty",
    isFetch: true,
    isBare: true,
    before: NOTHING,
    methods: ["GET"],
  },
  nest: { entry: "nest" },
  "nest-fastify": { entry: "nest", methods: ["GET"] },
};

const folder = prepare("adapters");
const { httpexc, createErrors } = await entriesOf("adapters", folder);
const started = ["node", "bun"].map((wanted) => {
  const some = Object.entries(ADAPTERS).filter(([, { runtime = "node" }]) => runtime === wanted);
  const names = some.map(([file, { entry }]) => `${file}:${entry}`);
  const options = { script: "adapter-servers.mjs", nodeEnv: "production", runtime: wanted };
  return serve({ after }, folder, names, options);
});
const processes = await Promise.all(started);
const ports = Object.assign({}, ...processes.map((process) => process.ports));

/** Gives what the log of a server has had since it was last read. */
function log(file) {
  const { log } = processes.find((process) => file in process.ports);
  return log(file);
}

const usual = createErrors();

for (const [file, adapter] of Object.entries(ADAPTERS)) {
  suite(file, adapter, ports[file], () => log(file), { httpexc, createErrors });
}

for (const file of [
  "koa",
  "fastify",
  "hono",
  "h3",
  "h3v1",
  "itty-router",
  "nest",
  "nest-fastify",
]) {
  test(`${file}: an error of the framework's own keeps status and text`, async () => {
    const came = await ask(ports[file].usual, "/own");
    assert.equal(came.status, 409);
    assert.equal(came.fields.get("content-type"), "application/problem+json");
    assert.equal(JSON.parse(came.body).detail, "A text of its own.");
  });
}

for (const file of ["express", "express4", "fastify"]) {
  test(`${file}: JSON that cannot be read is a 400`, async () => {
    const came = await ask(ports[file].usual, "/json", {
      method: "POST",
      headers: { "content-type": "application/json" },
      content: '{"a":',
    });
    assert.equal(came.status, 400);
    assert.equal(came.fields.get("content-type"), "application/problem+json");
  });
}

for (const file of ["express", "express4", "koa", "fastify"]) {
  test(`${file}: an answer that has begun is cut`, async () => {
    await assert.rejects(ask(ports[file].usual, "/half"), /aborted|hang up|terminated/);
  });
}

for (const file of ["express", "express4"]) {
  test(`${file}: a path that cannot be decoded is a 400`, async () => {
    assert.equal((await ask(ports[file].usual, "/%ff")).status, 400);
  });
}

test("fastify: what fails validation is a 400 that says what", async () => {
  const came = await ask(ports.fastify.usual, "/validated?page=x");
  assert.equal(came.status, 400);
  assert.match(JSON.parse(came.body).detail, /page must be integer/);
});

test("hono: a ready answer goes out as it is", async () => {
  const came = await ask(ports.hono.usual, "/ready");
  assert.deepEqual([came.status, came.body], [401, "Ready."]);
});

test("hono: an error after the answer takes the answer's place", async () => {
  const came = await ask(ports.hono.usual, "/late/404");
  await hold(came, CASES[404].make(httpexc), usual, {}, ADAPTERS.hono);
});

for (const file of ["nest", "nest-fastify"]) {
  test(`${file}: a list of messages is one detail`, async () => {
    const came = await ask(ports[file].usual, "/invalid");
    assert.equal(came.status, 400);
    assert.equal(JSON.parse(came.body).detail, "a must be a number; b must be a text");
  });
}

test("elysia: an unknown route, a bad body, validation and a success", async () => {
  const { usual: port } = ports.elysia;
  const unknown = await ask(port, "/no/route");
  assert.deepEqual(JSON.parse(unknown.body), {
    type: "about:blank",
    title: "Not Found",
    status: 404,
  });
  const asked = { method: "POST", headers: { "content-type": "application/json" } };
  const bad = await ask(port, "/json", { ...asked, content: "{" });
  assert.equal(bad.status, 400);
  assert.equal(bad.fields.get("content-type"), "application/problem+json");
  const invalid = await ask(port, "/json", { ...asked, content: '{"a":"x"}' });
  assert.equal(invalid.status, 422);
  assert.match(invalid.body, /"type":"validation"/);
  const teapot = await ask(port, "/teapot");
  assert.deepEqual([teapot.status, teapot.body], [418, "A text of its own."]);
  const fine = await ask(port, "/fine");
  assert.deepEqual([fine.status, fine.body], [200, "Fine."]);
});

for (const file of ["express", "koa", "fastify", "h3v1", "nest", "nest-fastify"]) {
  test(`${file}: a 426 names the upgrade in Connection, too`, async () => {
    const came = await ask(ports[file].usual, "/upgrade");
    assert.equal(came.status, 426);
    assert.equal(came.fields.get("upgrade"), "websocket");
    assert.match(came.fields.get("connection"), /\bUpgrade\b/);
  });
}
