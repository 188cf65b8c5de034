// Options of the client: which setting wins, and which values are refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

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

const createResponse = (status = 400) => Response.json({ code: 7, detail: "d" }, { status });

test("an undefined option of a call keeps the client's setting", async () => {
  const fetch = async () => createResponse();
  const client = createClient({ codes: { 7: InvalidForm }, relay: true, fetch });
  const undefinedOptions = {};
  for (const name of ["codes", "relay", "fetch", "maxBytes", "timeout", "stack", "errorsInOk"]) {
    undefinedOptions[name] = undefined;
  }
  const read = await client.fromResponse(createResponse(), undefinedOptions);
  assert.ok(read instanceof InvalidForm);
  assert.equal(read.toResponse().status, 400);
  await assert.rejects(client.raiseForStatus(createResponse(), undefinedOptions), InvalidForm);
  // This would fail with the platform's fetch, as the host does not exist.
  await assert.rejects(
    client.fetchOrThrow("https://nowhere.invalid/", undefinedOptions),
    InvalidForm,
  );
  const other = await client.fromResponse(createResponse(), { codes: {}, relay: false });
  assert.equal(other.name, "HTTPBadRequest");
  assert.equal(other.toResponse().status, 502);
});

test("options of fetch are passed on unchanged, including null", async () => {
  const inits = [];
  const fetch = async (_, init) => {
    inits.push(init);
    return new Response();
  };
  await createClient({ fetch }).fetchOrThrow("https://api.example/", { signal: null, body: null });
  assert.deepEqual(inits, [{ signal: null, body: null }]);
});

const OWN_ERROR = {
  name: "TypeError",
  message: /^Cannot (read a response|create a client|retry|register codes): /,
};

test("an invalid option is a TypeError with a clear message", async () => {
  const fetch = async () => new Response();
  const INVALID_CALLS = [
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
    () => retryDelay(createResponse(503), { base: -1 }),
    () => retryDelay(createResponse(503), { base: "x" }),
    () => retryDelay(createResponse(503), { cap: Number.NaN }),
    () => retryDelay(createResponse(503), null),
    () => isRetryable(createResponse(503), null),
  ];
  for (const make of INVALID_CALLS) assert.throws(make, OWN_ERROR, String(make));
  await assert.rejects(fromResponse(createResponse(), null), OWN_ERROR);
  await assert.rejects(raiseForStatus(createResponse(), null), OWN_ERROR);
  await assert.rejects(fetchOrThrow("https://nowhere.invalid/", null), OWN_ERROR);
  await assert.rejects(fromResponse(createResponse(), { codes: { x: class A {} } }), OWN_ERROR);
});

test("valid options are accepted", () => {
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
  assert.equal(retryDelay(createResponse(503), { base: 0, cap: undefined }), 0);
});

test("a promise of false from onRetry stops the retries, too", async () => {
  let calls = 0;
  const fetchBusy = async () => {
    calls++;
    return new Response("busy", { status: 503 });
  };
  const stopped = withRetries(fetchBusy, { base: 0, onRetry: async () => false });
  assert.equal(await (await stopped("https://api.example/")).text(), "busy");
  assert.equal(calls, 1);
  const thrown = new RangeError("no log");
  const broken = withRetries(fetchBusy, { base: 0, onRetry: () => Promise.reject(thrown) });
  await assert.rejects(broken("https://api.example/"), thrown);
  await withRetries(fetchBusy, { base: 0, onRetry: async () => {} })("https://api.example/");
  assert.equal(calls, 5);
});

test("an aborted signal ends the reading with its reason, with or without a body", async () => {
  const reason = new Error("the person went away");
  const signal = AbortSignal.abort(reason);
  const bodies = [null, "text", new ReadableStream()];
  for (const body of bodies) {
    const response = new Response(body, { status: 404 });
    await assert.rejects(fromResponse(response, { signal }), (error) => error === reason);
  }
  const like = { status: 404, headers: new Headers() };
  await assert.rejects(fromResponse(like, { signal }), (error) => error === reason);
  // Nothing of this response is read.
  assert.equal(await fromResponse(new Response("ok"), { signal }), null);
});

test("isReadError recognizes errors that were read", async () => {
  const read = await fromResponse(createResponse(404));
  assert.equal(isReadError(read), true);
  assert.equal(
    isReadError(await fromResponse(createResponse(), { codes: { 7: InvalidForm } })),
    true,
  );
  assert.equal(isReadError(await fromResponse(createResponse(500), { relay: true })), true);
  const throwing = new Proxy({}, { get: () => assert.fail("no") });
  const others = [new httpexc.HTTPNotFound(), new InvalidForm({ code: 7 }), new Error("bug")];
  for (const other of [...others, null, undefined, "text", {}, { options: {} }, throwing]) {
    assert.equal(isReadError(other), false);
  }
});

test("a code that JavaScript would round is a string of its digits", async () => {
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
