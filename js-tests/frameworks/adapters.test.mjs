// The adapters in their real frameworks: each response must equal the one of `createErrors`.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { checkResponse, importEntries, sendRequest, testAdapter } from "./adapter-suite.mjs";
import { CASES, EARLIER_HEADERS } from "./cases.mjs";
import { createServerProject, startServers } from "./measurement.mjs";
import { CLIENT_NAMES } from "./upstream-clients.mjs";

/** The earlier headers of a framework that has no way to set them. */
const NO_EARLIER_HEADERS = { vary: "", kept: {}, removed: EARLIER_HEADERS.removed };

/** The earlier headers of a framework that does not keep those for a 304. */
const UNCACHED_HEADERS = { ...EARLIER_HEADERS, cached: {} };

/** By server: the entry, and the differences of the server. */
const ADAPTERS = {
  express: { entry: "express", isBare: true },
  express4: { entry: "express", isBare: true },
  connect: { entry: "express", isBare: true },
  koa: { entry: "koa", isBare: true },
  fastify: { entry: "fastify", isBare: true },
  // Hono passes its handler only instances of Error.
  hono: { entry: "hono", isFetch: true, errorsOnly: true },
  h3: { entry: "h3", isFetch: true, earlierHeaders: UNCACHED_HEADERS },
  h3v1: { entry: "h3", readsFirst: true },
  elysia: {
    entry: "elysia",
    isFetch: true,
    readsFirst: true,
    runtime: "bun",
  },
  "itty-router": {
    entry: "itty",
    isFetch: true,
    isBare: true,
    earlierHeaders: NO_EARLIER_HEADERS,
    methods: ["GET"],
  },
  nest: { entry: "nest" },
  "nest-fastify": { entry: "nest", methods: ["GET"] },
};

const folder = createServerProject("adapters");
const { httpexc, createErrors, falcon } = await importEntries("adapters", folder);
const startedProcesses = ["node", "bun"].map((name) => {
  const adapters = Object.entries(ADAPTERS).filter(([, { runtime = "node" }]) => runtime === name);
  const names = adapters.map(([file, { entry }]) => `${file}:${entry}`);
  const options = { script: "adapter-servers.mjs", nodeEnv: "production", runtime: name };
  return startServers({ after }, folder, names, options);
});
const processes = await Promise.all(startedProcesses);
const ports = Object.assign({}, ...processes.map((process) => process.ports));

/** Returns what a server has logged since the last call. */
function readServerLog(file) {
  const { readLog } = processes.find((process) => file in process.ports);
  return readLog(file);
}

const defaultErrors = createErrors();

for (const [file, adapter] of Object.entries(ADAPTERS)) {
  testAdapter(
    file,
    adapter,
    ports[file],
    () => readServerLog(file),
    { httpexc, createErrors, falcon },
    CLIENT_NAMES,
  );
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
  test(`${file}: an error of the framework keeps its status and text`, async () => {
    const response = await sendRequest(ports[file].default, "/own");
    assert.equal(response.status, 409);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(JSON.parse(response.body).detail, "A text of its own.");
  });
}

for (const file of ["express", "express4", "fastify"]) {
  test(`${file}: invalid JSON is a 400`, async () => {
    const response = await sendRequest(ports[file].default, "/json", {
      method: "POST",
      headers: { "content-type": "application/json" },
      content: '{"a":',
    });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  });
}

for (const file of ["express", "express4", "koa", "fastify"]) {
  test(`${file}: a response that has begun is cut`, async () => {
    await assert.rejects(sendRequest(ports[file].default, "/half"), /aborted|hang up|terminated/);
  });
}

for (const file of ["express", "express4"]) {
  test(`${file}: a path that cannot be decoded is a 400`, async () => {
    assert.equal((await sendRequest(ports[file].default, "/%ff")).status, 400);
  });
}

test("fastify: failed validation is a 400 with a detail and field errors", async () => {
  const response = await sendRequest(ports.fastify.default, "/validated?page=x");
  assert.equal(response.status, 400);
  const { detail, errors } = JSON.parse(response.body);
  assert.match(detail, /page must be integer/);
  assert.deepEqual(errors, [{ detail: "must be integer", pointer: "#/query/page", code: "type" }]);
});

for (const [status, carried] of [
  [401, 401],
  [401, 200],
  [503, 200],
  [403, 302],
  [404, 500],
]) {
  test(`hono: the response that an HTTPException carries has its status: ${status}, ${carried}`, async () => {
    const response = await sendRequest(ports.hono.default, `/ready/${status}/${carried}`);
    assert.deepEqual([response.status, response.body], [status, "Ready."]);
    assert.equal(response.headers.get("x-own"), "1");
  });
}

test("hono: an error after the response replaces it", async () => {
  const response = await sendRequest(ports.hono.default, "/late/404");
  await checkResponse(response, CASES[404].make(httpexc), defaultErrors, {}, ADAPTERS.hono);
});

for (const file of ["nest", "nest-fastify"]) {
  test(`${file}: a list of messages becomes one detail`, async () => {
    const response = await sendRequest(ports[file].default, "/invalid");
    assert.equal(response.status, 400);
    assert.equal(JSON.parse(response.body).detail, "a must be a number; b must be a text");
  });
}

test("elysia: an error is handled once", async () => {
  await readServerLog("elysia");
  await sendRequest(ports.elysia.default, "/503");
  assert.equal((await readServerLog("elysia")).length, 1);
});

test("elysia: the adapter handles unknown routes, bad bodies, validation and successes", async () => {
  const { default: port } = ports.elysia;
  const unknown = await sendRequest(port, "/no/route");
  assert.deepEqual(JSON.parse(unknown.body), {
    type: "about:blank",
    title: "Not Found",
    status: 404,
  });
  const post = { method: "POST", headers: { "content-type": "application/json" } };
  const bad = await sendRequest(port, "/json", { ...post, content: "{" });
  assert.equal(bad.status, 400);
  assert.equal(bad.headers.get("content-type"), "application/problem+json");
  const invalid = await sendRequest(port, "/json", { ...post, content: '{"a":"x"}' });
  const { status, errors } = JSON.parse(invalid.body);
  assert.deepEqual([invalid.status, status], [422, 422]);
  assert.deepEqual(
    errors.map(({ pointer }) => pointer),
    ["#/a"],
  );
  const returned = await sendRequest(port, "/returned/404");
  const thrown = await sendRequest(port, "/404");
  assert.deepEqual([returned.status, returned.body], [thrown.status, thrown.body]);
  const plain = await sendRequest(port, "/returned/plain");
  assert.deepEqual([plain.status, JSON.parse(plain.body).detail], [500, undefined]);
  const teapot = await sendRequest(port, "/teapot");
  assert.deepEqual([teapot.status, teapot.body], [418, "A text of its own."]);
  const fine = await sendRequest(port, "/fine");
  assert.deepEqual([fine.status, fine.body], [200, "Fine."]);
});

for (const file of ["express", "koa", "fastify", "h3v1", "nest", "nest-fastify"]) {
  test(`${file}: a 426 has Upgrade in Connection`, async () => {
    const response = await sendRequest(ports[file].default, "/upgrade");
    assert.equal(response.status, 426);
    assert.equal(response.headers.get("upgrade"), "websocket");
    assert.match(response.headers.get("connection"), /\bUpgrade\b/);
  });
}
