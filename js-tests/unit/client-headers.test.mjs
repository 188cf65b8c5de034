// Headers in the forms that the types allow, and the delay before a retry that they state.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, httpexc } = await importPackage();
const { fromResponse, isRetryable, parseError, retryDelay } = client;

const MIDNIGHT = new Date("2024-01-01T00:00:00Z");
const SOON = new Date(MIDNIGHT.getTime() + 30_000);

test("dates are relative to the `now` option", () => {
  const HEADERS = [
    { "retry-after": SOON.toUTCString() },
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${SOON.getTime() / 1000}` },
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${SOON.getTime()}` },
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": SOON.toISOString() },
    {
      "anthropic-ratelimit-requests-remaining": "0",
      "anthropic-ratelimit-requests-reset": SOON.toISOString(),
    },
  ];
  for (const headers of HEADERS) {
    const response = new Response(null, { status: 429, headers });
    for (const now of [MIDNIGHT, MIDNIGHT.getTime()]) {
      assert.equal(retryDelay(response, { now }), 30, JSON.stringify(headers));
    }
    // The server's clock has priority.
    const date = new Date(MIDNIGHT.getTime() + 10_000).toUTCString();
    const dated = new Response(null, { status: 429, headers: { ...headers, date } });
    assert.equal(retryDelay(dated, { now: MIDNIGHT }), 20);
    assert.equal(retryDelay(response), 0);
    assert.ok(isRetryable(response, { policy: "discord", now: MIDNIGHT }));
  }
});

test("the policy that is used up determines the delay", () => {
  const headers = {
    ratelimit: '"day";r=4000;t=500, "burst";r=0;t=5',
    "ratelimit-policy": '"day";q=5000;w=86400, "burst";q=10;w=10',
  };
  const response = new Response(null, { status: 429, headers });
  assert.equal(retryDelay(response), 5);
  const { limit, remaining, reset, bucket } = parseError({ status: 429, headers }).rateLimit;
  assert.deepEqual([limit, remaining, reset, bucket], [10, 0, 5, "burst"]);
});

test("all lines of a list header count in every form", () => {
  const lines = ["Negotiate", 'Bearer error="invalid_token"'];
  const joined = new Headers();
  for (const line of lines) joined.append("www-authenticate", line);
  for (const headers of [
    { "www-authenticate": lines },
    lines.map((line) => ["WWW-Authenticate", line]),
    joined,
  ]) {
    assert.equal(parseError({ status: 401, headers }).code, "invalid_token");
  }
});

/** Returns headers that cannot be listed, only read by name. */
const createNamedHeaders = (values) => ({ get: (name) => values[name.toLowerCase()] ?? null });

test("headers that can only be read by name are read", async () => {
  const HEADERS = {
    "content-type": "text/plain; charset=koi8-r",
    "retry-after": "7",
    "x-request-id": "id-1",
    "x-ratelimit-limit": "60",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": "9",
    "www-authenticate": 'Bearer error="invalid_token"',
  };
  const body = Uint8Array.of(0xc4, 0xc1);
  const response = {
    status: 401,
    headers: createNamedHeaders(HEADERS),
    arrayBuffer: async () => body,
  };
  const error = await fromResponse(response);
  assert.ok(error instanceof httpexc.HTTPUnauthorized);
  assert.deepEqual(
    [error.retryAfter, error.requestId, error.code, error.detail],
    [7, "id-1", "invalid_token", "да"],
  );
  const { limit, remaining, reset } = error.rateLimit;
  assert.deepEqual([limit, remaining, reset], [60, 0, 9]);
  assert.equal(error.response.headers.get("retry-after"), "7");
  assert.equal(retryDelay({ status: 503, headers: createNamedHeaders({ "retry-after": "3" }) }), 3);
  const quota = createNamedHeaders({ ratelimit: '"a";r=0;t=5', "ratelimit-policy": '"a";q=9' });
  assert.equal(
    (await fromResponse({ status: 429, headers: quota, body: null })).rateLimit.limit,
    9,
  );
  const grpc = createNamedHeaders({ "grpc-status": "5", "grpc-message": "No%20song" });
  const failed = await fromResponse({ status: 200, headers: grpc }, { errorsInOk: true });
  assert.deepEqual([failed.code, failed.detail], [5, "No song"]);
  const broken = {
    get() {
      throw new Error("no fields");
    },
  };
  assert.equal((await fromResponse({ status: 404, headers: broken, body: null })).status, 404);
});

test("headers may be a plain object with every option", async () => {
  const headers = { "Retry-After": 7, "content-type": ["text/plain"], none: undefined };
  for (const options of [{}, { relay: true }, { errorsInOk: true }]) {
    const error = await fromResponse({ status: 405, headers, text: async () => "No." }, options);
    assert.deepEqual([error.retryAfter, error.detail], [7, "No."]);
    assert.equal(error.response.headers, headers);
    assert.equal(error.toResponse().status, options.relay ? 405 : 502);
  }
  const grpc = { "grpc-status": "5", "grpc-message": "No%20song" };
  const failed = await fromResponse({ status: 200, headers: grpc }, { errorsInOk: true });
  assert.deepEqual([failed.code, failed.detail], [5, "No song"]);
  const fine = { status: 200, headers: { "content-type": "image/png" } };
  assert.equal(await fromResponse(fine, { errorsInOk: true }), null);
});

test("at most 256 headers are read, valid or not", () => {
  const createMany = (value) => {
    const headers = Array.from({ length: 256 }, (_, at) => [`x-${at}`, value]);
    return [...headers, ["retry-after", "7"]];
  };
  for (const value of ["a", {}, null]) {
    assert.equal(parseError({ status: 503, headers: createMany(value) }).retryAfter, null);
    assert.equal(parseError({ status: 503, headers: createMany(value).slice(1) }).retryAfter, 7);
  }
  function* createEndless() {
    for (;;) yield ["x-a", {}];
  }
  assert.equal(parseError({ status: 503, headers: createEndless() }).status, 503);
});
