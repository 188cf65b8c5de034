// Which requests withRetries sends again. A request that it does not understand is sent once.

import assert from "node:assert/strict";
import { test } from "node:test";
import nodeFetch from "node-fetch";
import * as undici from "undici";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { createClient, fetchOrThrow, withRetries } = client;

/** Starts a server that is never available. */
async function startBusyServer(t) {
  const requests = [];
  const origin = await startHttpServer(t, async (req, res) => {
    let body = "";
    for await (const part of req) body += part;
    requests.push(`${req.method} ${body}`.trim());
    res.writeHead(503).end("busy");
  });
  return { url: `${origin}/`, requests };
}

const QUICK = { base: 0.001 };
const THRICE = 3;

/** The `Request` of each package, with the fetch that takes it. */
const PACKAGES = {
  "the platform": { fetch, Request },
  undici: { fetch: undici.fetch, Request: undici.Request },
  "node-fetch": { fetch: nodeFetch, Request: nodeFetch.Request },
};

for (const [name, { fetch, Request }] of Object.entries(PACKAGES)) {
  for (const [method, body, count] of [
    ["GET", undefined, THRICE],
    ["HEAD", undefined, THRICE],
    ["DELETE", undefined, THRICE],
    ["POST", "Naima", 1],
    ["POST", undefined, 1],
    ["PATCH", "Naima", 1],
    // Only the platform's own class is known to give its body a second time.
    ["PUT", "Naima", name === "the platform" ? THRICE : 1],
  ]) {
    test(`a ${method} ${body ? "with" : "without"} a body as a Request of ${name}`, async (t) => {
      const { url, requests } = await startBusyServer(t);
      const request = new Request(url, { method, body });
      const response = await withRetries(fetch, QUICK)(request);
      assert.equal(response.status, 503);
      const sent = `${method} ${body ?? ""}`.trim();
      assert.deepEqual(requests, new Array(count).fill(sent));
    });
  }

  test(`a Request of ${name} with another method beside it`, async (t) => {
    const { url, requests } = await startBusyServer(t);
    await withRetries(fetch, QUICK)(new Request(url), { method: "POST", body: "x" });
    assert.deepEqual(requests, ["POST x"]);
  });
}

/** Sends a request with a fetch that notes it. Returns how many tries there were. */
async function countTries(input, init, options = QUICK) {
  const sent = [];
  const busy = async (...args) => {
    sent.push(args);
    return new Response("busy", { status: 503 });
  };
  await withRetries(busy, options)(input, init);
  return sent.length;
}

const URL_TEXT = "https://api.example/";

for (const [name, input, init, count] of [
  ["a URL as text", URL_TEXT, undefined, THRICE],
  ["a URL", new URL(URL_TEXT), undefined, THRICE],
  ["a URL of another realm", { href: URL_TEXT, origin: "https://api.example" }, {}, THRICE],
  ["an object with a method", { url: URL_TEXT, method: "POST" }, undefined, 1],
  ["an object with a method that throws", throwing("method"), undefined, 1],
  ["an object with a method that is no text", { url: URL_TEXT, method: 5 }, undefined, 1],
  ["an object of an unknown kind", { uri: URL_TEXT, verb: "POST" }, undefined, 1],
  ["nothing", undefined, undefined, 1],
  ["a number", 7, undefined, 1],
  ["a method that is a String object", URL_TEXT, { method: Object("POST") }, 1],
  ["a method that becomes a text", URL_TEXT, { method: { toString: () => "post" } }, 1],
  ["a method that becomes GET", URL_TEXT, { method: { toString: () => "GET" } }, THRICE],
  ["a method that becomes no text", URL_TEXT, { method: Object.create(null) }, 1],
  ["a method of a prototype", URL_TEXT, Object.create({ method: "POST" }), 1],
  ["QUERY", URL_TEXT, { method: "QUERY", body: "q" }, THRICE],
  ["PROPFIND", URL_TEXT, { method: "PROPFIND" }, THRICE],
  ["LOCK", URL_TEXT, { method: "LOCK" }, 1],
  ["query, which is another method", URL_TEXT, { method: "query" }, 1],
  ["a body of an unknown kind", URL_TEXT, { method: "PUT", body: { read() {} } }, 1],
  ["a body that is iterated over", URL_TEXT, { method: "PUT", body: (function* () {})() }, 1],
]) {
  test(`${name} is sent ${count === 1 ? "once" : "again"}`, async () => {
    assert.equal(await countTries(input, init), count);
  });
}

function throwing(name) {
  return Object.defineProperty({ url: URL_TEXT }, name, {
    get() {
      throw new Error("no");
    },
  });
}

test("anyMethod repeats any method, and still no request that is not understood", async () => {
  const options = { ...QUICK, anyMethod: true };
  assert.equal(await countTries(URL_TEXT, { method: "POST", body: "x" }, options), THRICE);
  assert.equal(await countTries({ uri: URL_TEXT }, undefined, options), 1);
  const stream = new undici.Request(URL_TEXT, { method: "POST", body: "x" });
  assert.equal(await countTries(stream, undefined, options), 1);
});

test("a Request as second argument keeps its method and its headers on every try", async (t) => {
  const { url, requests } = await startBusyServer(t);
  const init = new Request(url, { method: "DELETE", headers: { "x-song": "7" } });
  for (const options of [{}, { budget: 60 }, { failedRequests: true }]) {
    requests.length = 0;
    await withRetries(fetch, { ...QUICK, ...options })(url, init);
    assert.deepEqual(requests, ["DELETE", "DELETE", "DELETE"], JSON.stringify(options));
  }
  const post = new Request(url, { method: "POST", body: "Naima" });
  requests.length = 0;
  await withRetries(fetch, { ...QUICK, budget: 60 })(url, post);
  await assert.rejects(fetchOrThrow(url, new Request(url, { method: "POST", body: "Naima" })));
  assert.deepEqual(requests, ["POST Naima", "POST Naima"]);
});

test("whatever a fetch gives or throws is returned or thrown as it is", async () => {
  const headers = new Proxy({}, { get: () => assert.fail("no") });
  for (const status of [200, 404, 503, undefined]) {
    for (const response of [{ status, headers: {} }, { status }, { status, headers }, null, 7]) {
      const given = withRetries(async () => response, QUICK);
      assert.equal(await given(URL_TEXT), response);
    }
  }
  for (const error of [undefined, null, 0, "", new Error("bug")]) {
    const thrown = await withRetries(
      () => Promise.reject(error),
      QUICK,
    )(URL_TEXT).then(
      () => assert.fail("it did not throw"),
      (reason) => reason,
    );
    assert.equal(thrown, error);
  }
});

test("a client repeats no POST of another package's Request", async (t) => {
  const { url, requests } = await startBusyServer(t);
  const api = createClient({ fetch: undici.fetch, retry: QUICK });
  const request = new undici.Request(url, { method: "POST", body: "Naima" });
  await assert.rejects(api.fetchOrThrow(request), { status: 503 });
  assert.deepEqual(requests, ["POST Naima"]);
});
