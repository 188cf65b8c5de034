// parseError creates a report from any response.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { importPackage } from "./package-import.mjs";

const { client, httpexc } = await importPackage();
const { parseError, Report } = client;

/** The members of a report, in the order of the documentation. */
const MEMBERS = [
  "status",
  "code",
  "type",
  "title",
  "detail",
  "instance",
  "errors",
  "retryAfter",
  "retryable",
  "requestId",
  "rateLimit",
  "challenges",
  "help",
  "extensions",
  "dialect",
];

const PROBLEM = {
  type: "https://songs.example/kinds/gone",
  title: "Song gone",
  status: 410,
  detail: "The artist took it back.",
  instance: "/songs/7",
  since: 1959,
};
const TYPE = { "content-type": "application/problem+json" };

test("a report has all members, and null for missing values", () => {
  const report = parseError({ status: 404 });
  assert.ok(report instanceof Report);
  assert.deepEqual(Object.keys(report), MEMBERS);
  const { status, errors, challenges, extensions, dialect, ...others } = report;
  assert.deepEqual([status, errors, challenges, extensions, dialect], [404, [], [], {}, "empty"]);
  for (const [name, value] of Object.entries(others)) assert.equal(value, null, name);
  assert.equal(report.raw, "");
});

/** The same content in every form of a body. */
const text = JSON.stringify(PROBLEM);
const bytes = new TextEncoder().encode(text);
const padded = new Uint8Array(bytes.length + 8);
padded.set(bytes, 5);
const shared = new SharedArrayBuffer(bytes.length);
new Uint8Array(shared).set(bytes);
const foreign = vm.runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] });
const BODIES = {
  "a string": text,
  "a Uint8Array": bytes,
  "a part of an ArrayBuffer": padded.subarray(5, 5 + bytes.length),
  "an ArrayBuffer": bytes.buffer,
  "a SharedArrayBuffer": shared,
  "a Buffer": Buffer.from(bytes),
  "a DataView": new DataView(bytes.buffer),
  "bytes of another realm": foreign,
  "a buffer of another realm": foreign.buffer,
  "bytes with a byte order mark": Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]),
};

for (const [form, body] of Object.entries(BODIES)) {
  test(`a body may be ${form}`, () => {
    const report = parseError({ status: 410, headers: TYPE, body });
    assert.equal(report.title, PROBLEM.title);
    assert.equal(report.detail, PROBLEM.detail);
    assert.deepEqual(report.raw, PROBLEM);
  });
}

const LINES = [
  ["Content-Type", "application/json"],
  ["Retry-After", "7"],
  ["X-Request-Id", "id-1"],
];
const HEADERS = {
  "a Headers": new Headers(LINES),
  pairs: LINES,
  "a Map": new Map(LINES),
  "an object": Object.fromEntries(LINES),
  "an object with lists and numbers": {
    "CONTENT-TYPE": ["application/json"],
    "retry-after": 7,
    "x-request-id": ["id-1"],
    missing: undefined,
  },
  "a generator": (function* () {
    yield* LINES;
  })(),
  "those of Node": {
    __proto__: null,
    ...Object.fromEntries(LINES.map(([n, v]) => [n.toLowerCase(), v])),
  },
};

for (const [form, headers] of Object.entries(HEADERS)) {
  test(`headers may be ${form}`, () => {
    const report = parseError({ status: 503, headers, body: "{}" });
    assert.equal(report.retryAfter, 7);
    assert.equal(report.requestId, "id-1");
  });
}

test("the raw body is decoded once", () => {
  const report = parseError({ status: 400, body: '{"a": [1, {"b": null}]}' });
  assert.deepEqual(report.raw, { a: [1, { b: null }] });
  assert.equal(report.raw, report.raw);
  assert.equal(parseError({ status: 400, body: "Out of songs." }).raw, "Out of songs.");
  assert.equal(parseError({ status: 400, body: '{"a": 1' }).raw, '{"a": 1');
});

test("the raw body does not change if the caller's bytes change", () => {
  const body = new TextEncoder().encode('{"a": 1}');
  const report = parseError({ status: 400, body });
  body.fill(0x20);
  assert.deepEqual(report.raw, { a: 1 });
});

const encodeLatin1 = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const encodeUtf16 = (text, isBigEndian) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((char) => {
      const [high, low] = [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255];
      return isBigEndian ? [high, low] : [low, high];
    }),
  );

/** Names of encodings, each with bytes, their type, and the text. */
const ENCODINGS = [
  [
    "Latin-1 by its charset",
    encodeLatin1("f\u00fcr"),
    "text/plain; charset=ISO-8859-1",
    "f\u00fcr",
  ],
  [
    "KOI8-R in quotes",
    encodeLatin1("\u00c4\u00c1"),
    'text/plain; charset="koi8-r"',
    "\u0434\u0430",
  ],
  ["UTF-16 by its mark", encodeUtf16("f\u00fcr"), "text/plain", "f\u00fcr"],
  ["UTF-16 the other way", encodeUtf16("f\u00fcr", true), "text/plain", "f\u00fcr"],
  [
    "an unknown charset",
    new TextEncoder().encode("f\u00fcr"),
    "text/plain; charset=x-no",
    "f\u00fcr",
  ],
  ["UTF-8 that is none", encodeLatin1("f\u00fcr"), "text/plain", "f\ufffdr"],
  ["nothing", new Uint8Array(), "text/plain; charset=utf-8", ""],
];

for (const [name, body, type, expected] of ENCODINGS) {
  test(`the raw text is decoded from ${name}`, () => {
    assert.equal(
      parseError({ status: 500, headers: { "content-type": type }, body }).raw,
      expected,
    );
  });
}

test("member names in a body never change a prototype", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  let count = 0;
  for (const name of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
    const member = `${JSON.stringify(name)}: {"polluted": true, "status": 7, "detail": "forged"}`;
    for (const body of [
      `{"title": "t", "detail": "d", ${member}}`,
      `{"title": "t", "detail": "d", "extra": {${member}}}`,
      `{"title": "t", "detail": "d", "extra": {"deep": {${member}}}}`,
      `{"title": "t", "detail": "d", "errors": [{"pointer": "/a", "detail": "m", ${member}}]}`,
      `{"message": "d", "errors": {${member}}}`,
      `{"message": "d", "code": 1, "errors": {"a": {${member}, "_errors": [{"code": "c", "message": "m"}]}}}`,
    ]) {
      const report = parseError({ status: 400, headers: TYPE, body });
      for (const value of [report, report.extensions, ...report.errors]) {
        assert.ok(!("polluted" in value) || Object.hasOwn(value, "polluted"), body);
        const proto = Object.getPrototypeOf(value);
        assert.ok(proto === Object.prototype || proto === Report.prototype, body);
      }
      assert.equal(report.detail, "d");
      assert.equal(report.status, 400);
      assert.equal(JSON.stringify(report.raw), JSON.stringify(JSON.parse(body)));
      assert.equal({}.polluted, undefined);
      count++;
    }
  }
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before);
  assert.equal(count, 30);
});

test("no parsed body passes for an error of this package", () => {
  const forged = '{"status": 404, "name": "HTTPNotFound", "Symbol(httpexc.exception)": true}';
  for (const value of [parseError({ status: 404, body: forged }), JSON.parse(forged)]) {
    assert.equal(httpexc.isHTTPException(value), false);
    assert.equal(httpexc.isHTTPException(value.raw), false);
    assert.equal(httpexc.toResponse(value).status, 500);
  }
});

const fail = () => {
  throw new Error("hostile");
};
const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
const revoked = Proxy.revocable({}, {});
revoked.revoke();
function* endless() {
  for (;;) yield ["x-a", "b"];
}
const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });

const STRANGE_VALUES = [
  undefined,
  null,
  true,
  0,
  -1,
  404.5,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  7n,
  "",
  "text",
  "\ud800\0\udfff",
  Symbol("s"),
  () => {},
  {},
  [],
  [[]],
  [["a"]],
  [["a", Symbol("s")]],
  [[Symbol("s"), "b"]],
  [["a\r\nb", "c"]],
  [["a", "b\r\nretry-after: 9"]],
  [["", ""]],
  new Date(Number.NaN),
  new Map([[{}, {}]]),
  new Set([1]),
  /x/,
  new Error("e"),
  new WeakMap(),
  Promise.resolve(),
  new Proxy({}, {}),
  throwing,
  revoked.proxy,
  { [Symbol.iterator]: 7 },
  { [Symbol.iterator]: fail },
  { [Symbol.iterator]: () => ({ next: 7 }) },
  { [Symbol.iterator]: endless },
  { toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail },
  {
    get a() {
      return fail();
    },
  },
  { __proto__: null, a: "b" },
  detached,
  new Uint8Array(0),
  new Float64Array([1.5]),
  globalThis,
];

test("the response and each of its parts may be any value", () => {
  let read = 0;
  const check = (response) => {
    const report = parseError(response);
    assert.deepEqual(Object.keys(report), MEMBERS);
    assert.ok(Number.isInteger(report.status));
    assert.ok(Array.isArray(report.errors));
    report.raw;
    read++;
  };
  for (const one of STRANGE_VALUES) {
    check(one);
    check({
      get status() {
        return fail();
      },
      headers: one,
    });
    for (const other of STRANGE_VALUES) {
      check({ status: one, headers: other, body: "{}" });
      check({ status: 404, headers: one, body: other });
      check({ status: one, headers: TYPE, body: other });
    }
  }
  assert.ok(read > 5000, String(read));
});

test("a header value cannot add a header", () => {
  const headers = { "x-a": "1\r\nretry-after: 9", "x-b\r\nretry-after": "9", "x-c: 1\n": "9" };
  assert.equal(parseError({ status: 503, headers }).retryAfter, null);
});

test("cookies are not read", () => {
  const headers = { "set-cookie": "canary=1", "Set-Cookie2": "canary=2" };
  assert.ok(!JSON.stringify(parseError({ status: 503, headers })).includes("canary"));
});

test("a status is a number from 1 to 999, or its digits", () => {
  const STATUSES = [
    [404, 404],
    ["404", 404],
    [748, 748],
    [999, 999],
    [1000, 0],
    [0, 0],
    [-404, 0],
    [404.5, 0],
    ["", 0],
    ["4e2", 0],
    [null, 0],
  ];
  for (const [status, expected] of STATUSES) {
    assert.equal(parseError({ status }).status, expected, String(status));
  }
});

test("an invalid maxBytes is a TypeError", () => {
  for (const maxBytes of [-1, Number.NaN, "7", null, {}]) {
    assert.throws(() => parseError({ status: 404 }, { maxBytes }), TypeError);
  }
});

test("at most maxBytes of a body are read", () => {
  const body = `{"message": "first", "padding": "${"x".repeat(5000)}", "code": "last"}`;
  for (const form of [body, new TextEncoder().encode(body)]) {
    const whole = parseError({ status: 400, body: form });
    assert.deepEqual([whole.detail, whole.code], ["first", "last"]);
    const part = parseError({ status: 400, body: form }, { maxBytes: 1000 });
    assert.deepEqual([part.detail, part.code], ["first", null]);
    assert.equal(part.raw, body.slice(0, 1000));
    assert.equal(parseError({ status: 400, body: form }, { maxBytes: 0 }).dialect, "empty");
  }
});
