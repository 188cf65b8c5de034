// isRetryable and retryDelay: which failures to retry, and when.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./package-import.mjs";

const { httpexc, folder } = await importPackage();
const { fetchOrThrow, isRetryable, parseError, retryDelay, withRetries } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/client.js")).href
);

const RETRYABLE_STATUSES = {
  default: [408, 425, 429, 502, 503, 504, 522, 523, 524],
  discord: [502, 504, 507, 522, 523, 524],
};

/** Returns the part of a response that the advice depends on. */
const createResponse = (status, headers = {}) => ({ status, headers, body: null });

for (const [policy, statuses] of Object.entries(RETRYABLE_STATUSES)) {
  test(`the ${policy} policy retries the statuses ${statuses.join(", ")}`, () => {
    const retried = [];
    for (let status = 100; status <= 999; status++) {
      if (isRetryable(createResponse(status), { policy })) retried.push(status);
    }
    assert.deepEqual(retried, statuses);
  });
}

test("the discord policy retries a 429 only if it states a delay", () => {
  const policy = "discord";
  assert.equal(isRetryable(createResponse(429), { policy }), false);
  assert.equal(isRetryable(createResponse(429, { "retry-after": "2" }), { policy }), true);
  const body = '{"message": "Slow down.", "retry_after": 0.7, "global": true}';
  const report = parseError({ status: 429, headers: { "content-type": "application/json" }, body });
  assert.equal(isRetryable(report, { policy }), true);
  assert.equal(retryDelay(report), 0.7);
});

for (const [method, isRepeated] of Object.entries({
  GET: true,
  HEAD: true,
  PUT: true,
  DELETE: true,
  OPTIONS: true,
  TRACE: true,
  QUERY: true,
  SEARCH: true,
  POST: false,
  PATCH: false,
  get: false,
  CONNECT: false,
  "": false,
  "QUERY\u{1f3b5}": false,
})) {
  test(`${JSON.stringify(method)} is ${isRepeated ? "" : "not "}sent twice`, () => {
    assert.equal(isRetryable(createResponse(503), { method }), isRepeated);
    assert.equal(isRetryable(createResponse(503), { method, anyMethod: true }), true);
    assert.equal(isRetryable(createResponse(404), { method, anyMethod: true }), false);
  });
}

test("an error knows the method of its request", async () => {
  const fetchBusy = async () => new Response(null, { status: 503 });
  const catchError = async (method) =>
    fetchOrThrow("https://api.example/", { method, fetch: fetchBusy }).catch((error) => error);
  assert.equal(isRetryable(await catchError("GET")), true);
  assert.equal(isRetryable(await catchError("POST")), false);
  assert.equal(isRetryable(await catchError("post"), { method: "GET" }), true);
});

test("the advice on errors of this package depends on their status and retryAfter", () => {
  const { HTTPNotFound, HTTPServiceUnavailable, HTTPTooManyRequests } = httpexc;
  assert.equal(isRetryable(new HTTPServiceUnavailable()), true);
  assert.equal(isRetryable(new HTTPNotFound()), false);
  assert.equal(retryDelay(new HTTPTooManyRequests({ retryAfter: 9 })), 9);
});

test("a network error is retryable, and an aborted request is not", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  const networkError = await fetch(`http://127.0.0.1:${port}/`).catch((error) => error);
  assert.equal(isRetryable(networkError), true);
  // Fetch, 2.9, blocks this port, so the network was not asked.
  const portError = await fetch("http://127.0.0.1:1/").catch((error) => error);
  assert.equal(isRetryable(portError), false);
  assert.equal(isRetryable(networkError, { method: "POST" }), false);
  assert.equal(isRetryable(new DOMException("too late", "TimeoutError")), true);
  assert.equal(isRetryable(Object.assign(new Error("reset"), { code: "ECONNRESET" })), true);
  // A mock of fetch has the network error of the Fetch standard as the cause, and any message.
  assert.equal(isRetryable(new TypeError("mocked", { cause: Response.error() })), true);
  assert.equal(isRetryable(new TypeError("mocked", { cause: { type: "error" } })), false);
  assert.equal(isRetryable(AbortSignal.abort().reason), false);
  const urlError = await fetch("http://[").catch((error) => error);
  assert.equal(isRetryable(urlError), false);
  for (const other of [new Error("bug"), new RangeError("bug"), null, undefined, 503, "503", {}]) {
    assert.equal(isRetryable(other), false, String(other));
  }
  assert.equal(isRetryable(Response.error()), true);
});

test("a value that throws is not retryable", () => {
  const throwing = new Proxy({}, { get: () => assert.fail("no") });
  assert.equal(isRetryable(throwing), false);
  assert.equal(isRetryable({ status: 503, headers: throwing }), true);
  for (const status of [Number.NaN, -1, 503.5, 1e9, Number.POSITIVE_INFINITY, "503"]) {
    assert.equal(isRetryable(createResponse(status)), false, String(status));
  }
});

const NOW = Date.UTC(2027, 0, 2, 3, 4, 5);
const formatDate = (seconds) => new Date(NOW + seconds * 1000).toUTCString();

for (const [name, status, headers, seconds] of [
  ["seconds", 503, { "retry-after": "7" }, 7],
  ["parts of seconds", 429, { "retry-after": "0.25" }, 0.25],
  [
    "a date, by the clock of the server",
    503,
    { date: formatDate(0), "retry-after": formatDate(90) },
    90,
  ],
  ["a date that has passed", 503, { date: formatDate(0), "retry-after": formatDate(-90) }, 0],
  [
    "a delay before the end of a quota",
    429,
    { "retry-after": "3", "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "9" },
    3,
  ],
]) {
  test(`the delay of a response is given by ${name}`, () => {
    assert.equal(retryDelay(createResponse(status, headers), { now: NOW }), seconds);
    assert.equal(
      retryDelay(createResponse(status, new Headers(headers)), { now: new Date(NOW) }),
      seconds,
    );
  });
}

test("without a delay in the response the span doubles up to the cap", () => {
  const spans = [1, 2, 3, 4, 5, 6, 40, 5000].map((attempt) =>
    retryDelay(createResponse(503), { attempt, base: 1, cap: 20, jitter: false }),
  );
  assert.deepEqual(spans, [1, 2, 4, 8, 16, 20, 20, 20]);
  assert.equal(retryDelay(createResponse(503), { attempt: 3, base: 1, jitter: () => 0.5 }), 2);
});

test("full jitter chooses any part of the span", () => {
  const delays = Array.from({ length: 2000 }, () =>
    retryDelay(createResponse(503), { base: 8, attempt: 1 }),
  );
  assert.ok(delays.every((delay) => delay >= 0 && delay <= 8));
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  assert.ok(Math.abs(mean - 4) < 0.4, `mean ${mean}`);
  assert.ok(Math.min(...delays) < 0.4 && Math.max(...delays) > 7.6);
});

test("a delay is a number from 0 on for all options", () => {
  const bases = [0, 1e308, Number.POSITIVE_INFINITY, undefined];
  for (const attempt of [Number.NaN, -1, ...bases]) {
    for (const base of bases) {
      for (const jitter of [false, () => Number.NaN, () => 7, () => -7]) {
        const delay = retryDelay(createResponse(503), { attempt, base, jitter });
        assert.ok(delay >= 0 && delay <= 60, `${attempt} ${base} ${delay}`);
      }
    }
  }
});

test("an unknown policy or an invalid number is a TypeError", () => {
  const policy = "toString";
  assert.throws(() => isRetryable(createResponse(503), { policy }), TypeError);
  assert.throws(() => withRetries(fetch, { policy }), TypeError);
  assert.throws(() => withRetries(fetch, policy), TypeError);
  assert.throws(() => withRetries(undefined), TypeError);
  for (const option of ["tries", "budget", "base", "cap"]) {
    for (const value of [-1, Number.NaN, "3"]) {
      assert.throws(() => withRetries(fetch, { [option]: value }), TypeError, option);
    }
  }
});
