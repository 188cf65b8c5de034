// `idempotencyKey`: a POST and a PATCH have one key in all tries, and are retried.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { createClient, withRetries } = client;

const QUICK = { base: 0.01 };
const KEY_FORM = /^"[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}"$/;

/**
 * Starts a server that honours the key: it does the work of a request once, and breaks off the connections of
 * the first tries, before or after it has done the work.
 */
async function startKeyServer(t, breaks = 2) {
  const seen = [];
  const songs = new Map();
  let left = breaks;
  const url = await startHttpServer(t, async (req, res) => {
    let body = "";
    for await (const part of req) body += part;
    const { method, headers } = req;
    const key = headers["idempotency-key"];
    seen.push({ method, key, body, headers });
    if (left-- > 0) {
      // The response is lost, but the song is there.
      if (left === 0 && key) songs.set(key, body);
      res.destroy();
      return;
    }
    if (key) songs.set(key, songs.get(key) ?? body);
    res.end(body);
  });
  return { url, seen, songs };
}

for (const method of ["POST", "PATCH", "post"]) {
  test(`a ${method} has the same key in all tries, and its work is done once`, async (t) => {
    const { url, seen, songs } = await startKeyServer(t);
    const retrying = withRetries(fetch, { ...QUICK, idempotencyKey: true });
    const response = await retrying(url, { method, body: "song", headers: { "x-a": "b" } });
    assert.equal(await response.text(), "song");
    assert.equal(seen.length, 3);
    const keys = new Set(seen.map(({ key }) => key));
    assert.equal(keys.size, 1);
    assert.match([...keys][0], KEY_FORM);
    assert.deepEqual([...songs.values()], ["song"]);
    assert.ok(seen.every(({ body, headers }) => body === "song" && headers["x-a"] === "b"));
    await retrying(url, { method, body: "song" });
    assert.notEqual(seen[3].key, seen[0].key, "another request has another key");
  });
}

test("it is off by default, and then nothing is sent twice", async (t) => {
  for (const options of [{}, { idempotencyKey: false }, { idempotencyKey: undefined }]) {
    const { url, seen } = await startKeyServer(t);
    await assert.rejects(withRetries(fetch, { ...QUICK, ...options })(url, { method: "POST" }));
    assert.deepEqual(
      seen.map(({ key }) => key),
      [undefined],
    );
  }
});

for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "patch", "LOCK"]) {
  test(`a ${method} has no key`, async () => {
    const keys = [];
    const send = async (_, init) => {
      keys.push(new Headers(init?.headers).get("idempotency-key"));
      return new Response(null, { status: 503 });
    };
    const retrying = withRetries(send, { ...QUICK, idempotencyKey: true });
    await retrying("https://api.example/", { method });
    const isRetried = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"].includes(method);
    assert.deepEqual(keys, Array(isRetried ? 3 : 1).fill(null));
  });
}

for (const [what, headers] of [
  ["an object", { "Idempotency-Key": "mine" }],
  ["pairs", [["idempotency-key", "mine"]]],
  ["Headers", new Headers({ "idempotency-key": "mine" })],
]) {
  test(`a key that the caller set stays: ${what}`, async (t) => {
    const { url, seen } = await startKeyServer(t);
    const retrying = withRetries(fetch, { ...QUICK, idempotencyKey: true });
    assert.equal((await retrying(url, { method: "POST", headers })).status, 200);
    assert.deepEqual(
      seen.map(({ key }) => key),
      ["mine", "mine", "mine"],
    );
  });
}

test("an empty key is none", async (t) => {
  const { url, seen } = await startKeyServer(t, 0);
  const headers = { "idempotency-key": " " };
  await withRetries(fetch, { idempotencyKey: true })(url, { method: "POST", headers });
  assert.match(seen[0].key, KEY_FORM);
});

test("a Request has a key, too, and keeps its headers, body and signal", async (t) => {
  const { url, seen } = await startKeyServer(t);
  const request = new Request(url, { method: "POST", body: "song", headers: { "x-a": "b" } });
  const retrying = withRetries(fetch, { ...QUICK, idempotencyKey: true, failedRequests: true });
  assert.equal(await (await retrying(request)).text(), "song");
  assert.deepEqual(
    seen.map(({ body, headers }) => [body, headers["x-a"], headers["x-failed-requests"]]),
    [
      ["song", "b", undefined],
      ["song", "b", "1"],
      ["song", "b", "2"],
    ],
  );
  assert.equal(new Set(seen.map(({ key }) => key)).size, 1);
  assert.equal(request.headers.has("idempotency-key"), false, "the caller's is not changed");
});

test("a body that can be sent once is sent once, with a key", async (t) => {
  const { url, seen } = await startKeyServer(t);
  const init = { method: "POST", body: new Blob(["song"]).stream(), duplex: "half" };
  await assert.rejects(withRetries(fetch, { ...QUICK, idempotencyKey: true })(url, init));
  assert.equal(seen.length, 1);
  assert.match(seen[0].key, KEY_FORM);
  assert.equal(seen[0].body, "song");
});

test("the method that a server heeds counts: an override makes a POST of any request", async () => {
  const keys = [];
  const send = async (_, init) => {
    keys.push(new Headers(init?.headers).get("idempotency-key"));
    return new Response(null, { status: 503 });
  };
  const retrying = withRetries(send, { ...QUICK, idempotencyKey: true });
  const headers = { "x-http-method-override": "PATCH" };
  await retrying("https://api.example/", { method: "GET", headers });
  assert.equal(keys.length, 3);
  assert.match(keys[0], KEY_FORM);
});

test("what the server says counts as for other requests, also in a body", async () => {
  const answers = [
    // A delay in a text is looked for only if the request may be sent again.
    new Response("Try again in 0 seconds.", { status: 429, headers: { "retry-after": "0" } }),
    Response.json({ retryable: true }, { status: 400 }),
    Response.json({ retryable: false }, { status: 503 }),
  ];
  let tries = 0;
  const send = async () => answers[tries++];
  const retrying = withRetries(send, { ...QUICK, tries: 9, idempotencyKey: true });
  const response = await retrying("https://api.example/", { method: "POST", body: "{}" });
  assert.deepEqual([tries, response.status], [3, 503]);
});

test("createClient takes it for its retries, by name or with options", async (t) => {
  for (const options of [
    { retry: { ...QUICK }, idempotencyKey: true },
    { retry: { ...QUICK, idempotencyKey: true } },
    { retry: { ...QUICK, idempotencyKey: false }, idempotencyKey: true },
    { retry: "default", idempotencyKey: true },
  ]) {
    const { url, seen } = await startKeyServer(t, 1);
    const { ok } = await createClient(options).fetch(url, { method: "POST", body: "song" });
    assert.ok(ok);
    assert.equal(seen.length, 2);
    assert.equal(seen[0].key, seen[1].key);
    assert.match(seen[0].key, KEY_FORM);
  }
  const { url, seen } = await startKeyServer(t, 1);
  const api = createClient({
    retry: { ...QUICK, idempotencyKey: true },
    idempotencyKey: false,
  });
  assert.equal((await api.fetch(url, { method: "POST" })).ok, false);
  assert.equal(seen.length, 1);
});

test("options that are refused", () => {
  const send = async () => new Response();
  for (const idempotencyKey of ["key", 1, null, () => "key"]) {
    assert.throws(() => withRetries(send, { idempotencyKey }), {
      name: "TypeError",
      message: "Cannot retry: idempotencyKey is neither true nor false",
    });
    assert.throws(() => createClient({ retry: "default", idempotencyKey }), /idempotencyKey/);
  }
  assert.throws(() => createClient({ idempotencyKey: true }), {
    name: "TypeError",
    message: "Cannot create a client: idempotencyKey requires retry",
  });
  createClient({ idempotencyKey: false });
  createClient({ idempotencyKey: undefined });
});

test("a platform without crypto.randomUUID has keys of the same form", async () => {
  const { randomUUID } = crypto;
  Object.defineProperty(crypto, "randomUUID", { configurable: true, value: undefined });
  try {
    const keys = [];
    const send = async (_, init) => {
      keys.push(new Headers(init.headers).get("idempotency-key"));
      return new Response();
    };
    const retrying = withRetries(send, { idempotencyKey: true });
    for (let left = 100; left > 0; left--) await retrying("https://a.example/", { method: "POST" });
    assert.equal(new Set(keys).size, 100);
    for (const key of keys) assert.match(key, /^"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"$/);
  } finally {
    Object.defineProperty(crypto, "randomUUID", { configurable: true, value: randomUUID });
  }
});
