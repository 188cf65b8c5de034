// The effects of options: headers of the response, properties of the error, members of the body.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createErrorBuilder, formatValue } from "./error-builder.mjs";
import { importPackage } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const buildError = createErrorBuilder(entries);

/** Status, options, and the headers that they become; null for a header that must be missing. */
const HEADERS = [
  [405, { allow: [] }, { allow: "" }],
  [405, { allow: "GET" }, { allow: "GET" }],
  [405, { allow: ["GET", "HEAD"] }, { allow: "GET, HEAD" }],
  [401, { challenges: "Basic" }, { "www-authenticate": "Basic", "proxy-authenticate": null }],
  [407, { challenges: "Basic" }, { "proxy-authenticate": "Basic", "www-authenticate": null }],
  [
    401,
    { challenges: ["Basic", { scheme: "Bearer", params: { realm: 'a "b" \\', error: "x" } }] },
    { "www-authenticate": 'Basic, Bearer realm="a \\"b\\" \\\\", error="x"' },
  ],
  [401, { challenges: { scheme: "N", token68: "YQ==" } }, { "www-authenticate": "N YQ==" }],
  [401, { challenges: { scheme: "N" } }, { "www-authenticate": "N" }],
  [
    401,
    { challenges: { scheme: "Digest", params: { algorithm: "MD5", stale: "true", qop: "auth" } } },
    { "www-authenticate": 'Digest algorithm=MD5, stale=true, qop="auth"' },
  ],
  [426, { upgrade: "websocket" }, { upgrade: "websocket" }],
  [426, { upgrade: ["HTTP/3.0", "websocket"] }, { upgrade: "HTTP/3.0, websocket" }],
  [303, { location: "/a?b=c&d#e" }, { location: "/a?b=c&d#e" }],
  [303, { location: "/caf\u00e9 x" }, { location: "/caf%C3%A9%20x" }],
  [303, { location: "/%20%zz" }, { location: "/%20%zz" }],
  [
    303,
    { location: new URL("https://a.example/\u00e9"), external: true },
    { location: "https://a.example/%C3%A9" },
  ],
  [201, { location: "/songs/7" }, { location: "/songs/7" }],
  [201, {}, { location: null }],
  [416, { length: 1234 }, { "content-range": "bytes */1234" }],
  [416, { length: 0, unit: "items" }, { "content-range": "items */0" }],
  [416, { length: Number.MAX_SAFE_INTEGER }, { "content-range": "bytes */9007199254740991" }],
  [416, { unit: "items" }, { "content-range": null }],
  [416, {}, { "content-range": null }],
  [415, {}, { accept: null, "accept-encoding": null, "accept-patch": null }],
  [415, { accept: ["a/b", "c/d"] }, { accept: "a/b, c/d", "accept-encoding": null }],
  [415, { acceptEncoding: "gzip" }, { "accept-encoding": "gzip", accept: null }],
  [415, { acceptPatch: "a/b" }, { "accept-patch": "a/b", accept: null }],
  [451, { blockedBy: "https://c.example/" }, { link: '<https://c.example/>; rel="blocked-by"' }],
  [451, { blockedBy: "/>; rel=x" }, { link: '</%3E;%20rel=x>; rel="blocked-by"' }],
  [451, {}, { link: null }],
  [503, { retryAfter: 0 }, { "retry-after": "0" }],
  [503, { retryAfter: -0 }, { "retry-after": "0" }],
  [503, { retryAfter: 0.001 }, { "retry-after": "1" }],
  [503, { retryAfter: 7 }, { "retry-after": "7" }],
  [503, { retryAfter: 7.0001 }, { "retry-after": "8" }],
  [503, { retryAfter: 1e15 }, { "retry-after": "1000000000000000" }],
  [503, { retryAfter: Number.MAX_SAFE_INTEGER }, { "retry-after": "9007199254740991" }],
  [503, { retryAfter: new Date(784111777000) }, { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }],
  [503, { retryAfter: new Date(0) }, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }],
  [
    503,
    { retryAfter: new Date(253402300799000) },
    { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" },
  ],
  [
    503,
    { retryAfter: new Date(-62167219200000) },
    { "retry-after": "Sat, 01 Jan 0000 00:00:00 GMT" },
  ],
  [503, {}, { "retry-after": null }],
  // What is measured is moved to the nearest valid value, and NaN and null count as not given.
  [503, { retryAfter: -0.01 }, { "retry-after": "0" }],
  [429, { retryAfter: -3600 }, { "retry-after": "0" }],
  [429, { retryAfter: -Infinity }, { "retry-after": "0" }],
  [429, { retryAfter: Number.NaN }, { "retry-after": null }],
  [429, { retryAfter: null }, { "retry-after": null }],
  // No number of seconds stands for a delay without an end (RFC 9110, 10.2.3).
  [429, { retryAfter: Infinity }, { "retry-after": null }],
  [429, { retryAfter: Number.MAX_VALUE }, { "retry-after": "9007199254740991" }],
  [503, { retryAfter: new Date(Number.NaN) }, { "retry-after": null }],
  [503, { retryAfter: new Date(8.64e15) }, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }],
  [503, { retryAfter: new Date(-8.64e15) }, { "retry-after": "Sat, 01 Jan 0000 00:00:00 GMT" }],
  [
    429,
    { rateLimit: { limit: 10, remaining: -1, reset: 1.5 } },
    {
      ratelimit: '"default";r=0;t=2',
      "ratelimit-policy": '"default";q=10',
      "ratelimit-limit": "10",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "2",
    },
  ],
  [
    429,
    { rateLimit: { limit: 9.5, remaining: -0, reset: -7, window: 59.01, name: "burst" } },
    { ratelimit: '"burst";r=0;t=0', "ratelimit-policy": '"burst";q=10;w=60' },
  ],
  // The draft requires `r` of RateLimit and `q` of RateLimit-Policy.
  [
    429,
    { rateLimit: { limit: 10, remaining: Number.NaN, reset: 5 } },
    { ratelimit: null, "ratelimit-policy": '"default";q=10', "ratelimit-reset": "5" },
  ],
  [
    429,
    { rateLimit: { limit: null, remaining: 3, reset: Infinity } },
    { ratelimit: '"default";r=3', "ratelimit-policy": null, "ratelimit-remaining": "3" },
  ],
  // An integer of a structured field has 15 digits (RFC 9651, 3.3.1).
  [
    429,
    { rateLimit: { limit: 1e300, remaining: 0, reset: 0 } },
    { "ratelimit-policy": '"default";q=999999999999999' },
  ],
  [429, { rateLimit: null }, { ratelimit: null, "ratelimit-policy": null }],
  [416, { length: Number.NaN }, { "content-range": null }],
  [404, { headers: { "x-a": null, "x-b": Number.NaN, "x-c": "d" } }, { "x-a": null, "x-c": "d" }],
  [429, {}, { "cache-control": "no-store" }],
  [429, { headers: { "Cache-Control": "public" } }, { "cache-control": "no-store" }],
  [404, { headers: { "Cache-Control": "max-age=5" } }, { "cache-control": "max-age=5" }],
  [405, { allow: "GET", headers: { Allow: "PUT" } }, { allow: "GET" }],
  [404, { headers: { "X-A": 7, "X-B": ["1", "2"] } }, { "x-a": "7", "x-b": "1, 2" }],
  [404, { headers: { vary: "Origin" } }, { vary: "Accept, Origin" }],
  [404, { headers: { vary: "accept" } }, { vary: "accept" }],
  [
    404,
    {
      headers: {
        "content-type": "text/evil",
        "content-length": "9",
        "content-encoding": "gzip",
        "transfer-encoding": "chunked",
        etag: '"x"',
        "last-modified": "x",
        "content-range": "bytes 0-1/2",
        connection: "close",
      },
    },
    {
      "content-type": "application/problem+json",
      "content-length": null,
      "content-encoding": null,
      "transfer-encoding": null,
      etag: null,
      "last-modified": null,
      "content-range": null,
      connection: null,
    },
  ],
  [206, { headers: { "content-range": "bytes 0-1/2" } }, { "content-range": "bytes 0-1/2" }],
];

for (const [status, options, expected] of HEADERS) {
  test(`a ${status} with ${formatValue(options)} has ${formatValue(expected)}`, () => {
    const { headers } = buildError(status, options).toResponse();
    for (const [name, value] of Object.entries(expected)) {
      assert.equal(headers.get(name), value, name);
    }
  });
}

test("a date between two seconds is rounded up, so no client comes too early", () => {
  const { headers } = buildError(503, { retryAfter: new Date(784111776001) });
  assert.equal(headers["retry-after"], "Sun, 06 Nov 1994 08:49:37 GMT");
});

test("the duties are properties of the error", () => {
  const { challenges } = buildError(401, { challenges: "Basic" });
  assert.deepEqual(challenges, ["Basic"]);
  assert.deepEqual(buildError(405, { allow: "GET" }).allow, ["GET"]);
  assert.deepEqual(buildError(426, { upgrade: "a" }).upgrade, ["a"]);
  assert.equal(
    buildError(303, { location: new URL("https://a.example") }).location,
    "https://a.example/",
  );
  assert.equal(buildError(201, {}).location, undefined);
  assert.equal(buildError(201, { location: "/a" }).location, "/a");
  assert.equal(buildError(416, {}).length, undefined);
  assert.equal(buildError(416, {}).unit, "bytes");
  assert.equal(buildError(416, { length: 7, unit: "items" }).length, 7);
  assert.deepEqual(buildError(415, {}).accept, []);
  assert.deepEqual(buildError(415, { acceptPatch: ["a/b"] }).acceptPatch, ["a/b"]);
  assert.equal(buildError(451, { blockedBy: "/c" }).blockedBy, "/c");
});

test("a code is a string on the error and keeps its type in the body", () => {
  for (const [code, written] of [
    [7, 7],
    ["7", "7"],
    [1.5, 1.5],
    [-0, 0],
    [1e21, 1e21],
  ]) {
    const error = new httpexc.HTTPNotFound({ code });
    assert.equal(error.code, String(code));
    assert.equal(error.toJSON().code, written);
  }
});

for (const [path, pointer] of [
  [[], "#"],
  ["", "#"],
  ["#", "#"],
  [["user", "emails", 0], "#/user/emails/0"],
  ["/user/emails/0", "#/user/emails/0"],
  ["#/user/emails/0", "#/user/emails/0"],
  [["a/b", "c~d"], "#/a~1b/c~0d"],
  ["/a~1b/c~0d", "#/a~1b/c~0d"],
  ["/~01", "#/~01"],
  [["\u00e9 "], "#/%C3%A9%20"],
  ["#/%C3%A9%20", "#/%C3%A9%20"],
  [["%"], "#/%25"],
  ["#/%25", "#/%25"],
  ["#/%", "#/%25"],
  ["#/%zz/a", "#/%25zz/a"],
  ["#/%ff", "#/%25ff"],
  ["/100%", "#/100%25"],
  ["/01", "#/01"],
  ["/9007199254740993", "#/9007199254740993"],
  [[""], "#/"],
  ["/", "#/"],
]) {
  test(`the path ${formatValue(path)} becomes ${pointer}`, () => {
    const { errors } = new httpexc.HTTPBadRequest({ errors: [{ path }] }).toJSON();
    assert.deepEqual(errors, [{ pointer }]);
  });
}
