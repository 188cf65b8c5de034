// Options of the client: whose decision counts, and what cannot be used.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./installed.mjs";

const { client, httpexc } = await importPackage();
const {
  codes,
  createClient,
  fetchOrThrow,
  fromResponse,
  isReadError,
  isRetryable,
  raiseForStatus,
  retryDelay,
  withRetries,
} = client;

class InvalidForm extends httpexc.HTTPBadRequest {}

const refused = (status = 400) => Response.json({ code: 7, detail: "d" }, { status });

test("an option of a call that is undefined leaves what the client decided", async () => {
  const fetch = async () => refused();
  const client = createClient({ codes: { 7: InvalidForm }, relay: true, fetch });
  const none = {};
  for (const name of ["codes", "relay", "fetch", "maxBytes", "timeout", "stack", "errorsInOk"]) {
    none[name] = undefined;
  }
  const read = await client.fromResponse(refused(), none);
  assert.ok(read instanceof InvalidForm);
  assert.equal(read.toResponse().status, 400);
  await assert.rejects(client.raiseForStatus(refused(), none), InvalidForm);
  // No network is asked: the host does not exist.
  await assert.rejects(client.fetchOrThrow("https://nowhere.invalid/", none), InvalidForm);
  const other = await client.fromResponse(refused(), { codes: {}, relay: false });
  assert.equal(other.name, "HTTPBadRequest");
  assert.equal(other.toResponse().status, 502);
});

test("what is for fetch alone is given on as it is, null as well", async () => {
  const inits = [];
  const fetch = async (_, init) => {
    inits.push(init);
    return new Response();
  };
  await createClient({ fetch }).fetchOrThrow("https://api.example/", { signal: null, body: null });
  assert.deepEqual(inits, [{ signal: null, body: null }]);
});

const OWN = {
  name: "TypeError",
  message: /^Cannot (read an answer|create a client|retry|register codes): /,
};

test("what cannot be used is a TypeError that says so", async () => {
  const fetch = async () => new Response();
  const MAKING = [
    () => createClient(null),
    () => createClient("default"),
    () => createClient({ fetch: 5 }),
    () => createClient({ fetch: null }),
    () => createClient({ maxBytes: "x" }),
    () => createClient({ maxBytes: -1 }),
    () => createClient({ timeout: -1 }),
    () => createClient({ timeout: Number.NaN }),
    () => createClient({ retry: { retries: 5 } }),
    () => createClient({ retry: null }),
    () => createClient({ toString: 5 }),
    () => withRetries(fetch, { retries: 5 }),
    () => withRetries(fetch, { attempt: 5 }),
    () => withRetries(fetch, null),
    () => withRetries(fetch, 5),
    () => withRetries(null),
    () => codes({ x: class A {} }),
    () => codes({ x: class A extends Error {} }),
    () => codes({ x: () => {} }),
    () => codes({ x: Date }),
    () => codes(null),
    () => retryDelay(refused(503), { base: -1 }),
    () => retryDelay(refused(503), { base: "x" }),
    () => retryDelay(refused(503), { cap: Number.NaN }),
    () => retryDelay(refused(503), null),
    () => isRetryable(refused(503), null),
  ];
  for (const make of MAKING) assert.throws(make, OWN, String(make));
  await assert.rejects(fromResponse(refused(), null), OWN);
  await assert.rejects(raiseForStatus(refused(), null), OWN);
  await assert.rejects(fetchOrThrow("https://nowhere.invalid/", null), OWN);
  await assert.rejects(fromResponse(refused(), { codes: { x: class A {} } }), OWN);
});

test("what can be used is no TypeError", () => {
  const fetch = async () => new Response();
  const { HTTPError, HTTPException, HTTPNotFound } = httpexc;
  createClient({ fetch, maxBytes: 0, timeout: Number.POSITIVE_INFINITY, retry: {} });
  createClient({ fetch: undefined, maxBytes: undefined, timeout: undefined, retry: "discord" });
  withRetries(fetch, {
    policy: "default",
    anyMethod: true,
    accepted: true,
    base: 0,
    cap: 1,
    jitter: false,
    tries: 1,
    budget: 1,
    failedRequests: false,
    onRetry: () => {},
  });
  codes({ a: HTTPError, b: HTTPException, c: HTTPNotFound, d: InvalidForm });
  assert.equal(retryDelay(refused(503), { base: 0, cap: undefined }), 0);
});

test("a promise of false keeps a retry from being made, too", async () => {
  let calls = 0;
  const busy = async () => {
    calls++;
    return new Response("busy", { status: 503 });
  };
  const stopped = withRetries(busy, { base: 0, onRetry: async () => false });
  assert.equal(await (await stopped("https://api.example/")).text(), "busy");
  assert.equal(calls, 1);
  const thrown = new RangeError("no log");
  const broken = withRetries(busy, { base: 0, onRetry: () => Promise.reject(thrown) });
  await assert.rejects(broken("https://api.example/"), thrown);
  await withRetries(busy, { base: 0, onRetry: async () => {} })("https://api.example/");
  assert.equal(calls, 5);
});

test("a signal that is aborted ends the reading with its reason, body or none", async () => {
  const reason = new Error("the person went away");
  const signal = AbortSignal.abort(reason);
  const bodies = [null, "text", new ReadableStream()];
  for (const body of bodies) {
    const response = new Response(body, { status: 404 });
    await assert.rejects(fromResponse(response, { signal }), (error) => error === reason);
  }
  const like = { status: 404, headers: new Headers() };
  await assert.rejects(fromResponse(like, { signal }), (error) => error === reason);
  // Of this one nothing is read.
  assert.equal(await fromResponse(new Response("ok"), { signal }), null);
});

test("an error that was read is told from others", async () => {
  const read = await fromResponse(refused(404));
  assert.equal(isReadError(read), true);
  assert.equal(isReadError(await fromResponse(refused(), { codes: { 7: InvalidForm } })), true);
  assert.equal(isReadError(await fromResponse(refused(500), { relay: true })), true);
  const resisting = new Proxy({}, { get: () => assert.fail("no") });
  const others = [new httpexc.HTTPNotFound(), new InvalidForm({ code: 7 }), new Error("bug")];
  for (const other of [...others, null, undefined, "text", {}, { options: {} }, resisting]) {
    assert.equal(isReadError(other), false);
  }
});

test("a code that JavaScript would round is its digits", async () => {
  const read = (digits) =>
    fromResponse(new Response(`{"code":${digits},"message":"No."}`, { status: 400 }), {
      codes: { "1234567890123456789": InvalidForm },
    });
  const large = await read("1234567890123456789");
  assert.ok(large instanceof InvalidForm);
  assert.equal(large.code, "1234567890123456789");
  for (const [digits, code] of [
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740993", "9007199254740993"],
    ["-9007199254740993", "-9007199254740993"],
    ["1.5", 1.5],
    ["50035", 50035],
    ["0", 0],
  ]) {
    assert.equal((await read(digits)).code, code, digits);
  }
  const body = '{"message":"m","errors":[{"field":"a","code":1234567890123456789,"message":"b"}]}';
  assert.equal(client.parseError({ status: 422, body }).errors[0].code, "1234567890123456789");
});
