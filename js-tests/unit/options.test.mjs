// The options: each with values that are taken and values that are refused, and how.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { buildable, installed, NEEDED } from "./installed.mjs";

const entries = await installed("options");
const { httpexc } = entries;

/** Builds an error of a status from options. */
function build(status, options) {
  const [Class] = buildable(entries).find(([Class]) => Class.status === status);
  return new Class({ ...NEEDED[status], ...options });
}

/** How a value is shown in the name of a test. */
function shown(value) {
  if (typeof value === "string") return JSON.stringify(value).slice(0, 40);
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${name}: ${shown(member)}`);
    return `${value.constructor?.name ?? "null prototype"} {${members.join(", ")}}`;
  }
  return Object.is(value, -0) ? "-0" : String(value).slice(0, 40);
}

const NO_TEXTS = [null, 7, true, 7n, Symbol("s"), {}, [], () => "s", Object("s")];
const NO_FLAGS = [null, 0, "true", {}, [], Symbol("s")];

/** Option, status, values that are taken, values that are refused, why. */
const TABLE = [
  ["detail", 404, ["", "d", "\0\r\n\u{1f600}\ud800"], NO_TEXTS, "detail is not a string"],
  ["title", 404, ["", "t", "\r\n"], NO_TEXTS, "title is not a string"],
  ["type", 404, ["", "about:blank", "https://example.com/p"], NO_TEXTS, "type is not a string"],
  ["instance", 404, ["/requests/7"], NO_TEXTS, "instance is not a string"],
  ["comment", 404, ["", "c"], NO_TEXTS, "comment is not a string"],
  [
    "code",
    404,
    ["c", "", 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER],
    [null, true, 7n, Symbol("s"), {}, [], Number.NaN, Infinity, -Infinity, Object(7)],
    "code is neither a string nor a finite number",
  ],
  ["expose", 404, [true, false], NO_FLAGS, "expose is not true or false"],
  ["stack", 404, [true, false], NO_FLAGS, "stack is not true or false"],
  ["cause", 404, [null, 0, "c", Symbol("c"), new Error("c"), {}, () => {}], [], ""],
  [
    "help",
    404,
    [{ href: "/h" }, { href: "" }, { href: "/h", text: "t" }, { href: "/h", more: 1 }],
    [null, 7, "/h", {}, [], { href: 7 }, { text: "t" }],
    "help has no href",
  ],
  ["help", 404, [], NO_TEXTS.map((text) => ({ href: "/", text })), "help is not a string"],
  [
    "extensions",
    404,
    [{}, { a: 1 }, Object.create(null), new Map(), { toJSON: 1 }],
    [null, 7, "e", true, [], [1], Symbol("e"), () => {}],
    "extensions is not an object",
  ],
  ["errors", 404, [[]], [null, 7, "e", {}, new Set(), Symbol("e")], "errors is not a list"],
  ["accept", 415, ["text/html"], [""], "accept has an item that is not a media type"],
  [
    "challenges",
    401,
    [{ scheme: "Bearer", params: { realm: "x" } }],
    [{ scheme: "Bearer", realm: "x" }],
    "challenges has an item that is not a challenge",
  ],
  [
    "errors",
    404,
    [],
    [[null], [7], ["e"], [undefined]],
    "errors[0].path is neither a list nor a JSON pointer",
  ],
  [
    "errors",
    404,
    [
      [{ path: [] }],
      [{ path: ["a", 0] }],
      [{ path: "" }],
      [{ path: "/a/0" }],
      [{ path: "#" }],
      [{ path: "#/a%20b" }],
      [{ path: [], code: 7, message: "m", more: 1 }],
    ],
    [
      [{}],
      [{ path: "a" }],
      [{ path: "#a" }],
      [{ path: 7 }],
      [{ path: null }],
      [{ path: [null] }],
      [{ path: [{}] }],
      [{ path: [Symbol("p")] }],
    ],
    "errors[0].path is neither a list nor a JSON pointer",
  ],
  [
    "errors",
    404,
    [],
    [[{ path: [Number.NaN] }], [{ path: ["a", Infinity] }]],
    "errors[0].path is neither a list nor a JSON pointer",
  ],
  [
    "errors",
    404,
    [],
    [
      [{ path: [], code: null }],
      [{ path: [], code: {} }],
      [{ path: [], code: Number.NaN }],
      [{ path: [], code: 7n }],
    ],
    "errors[0].code is neither a string nor a finite number",
  ],
  [
    "errors",
    404,
    [],
    [[{ path: [] }, { path: [], message: 7 }]],
    "errors[1].message is not a string",
  ],
  [
    "headers",
    404,
    [
      {},
      [],
      new Headers(),
      new Headers({ a: "b" }),
      new Map([["a", "b"]]),
      [["a", "b"]],
      { a: "b" },
      { a: 7 },
      { a: ["b", "c"] },
      { a: [] },
      { a: undefined },
      { a: "" },
    ],
    [],
    "",
  ],
  ["headers", 404, [], [null, 7, "a: b", true, Symbol("h"), () => {}], "headers is not an object"],
  [
    "headers",
    404,
    [],
    [{ "a b": "c" }, { "": "c" }, { "a:": "c" }, { "\u00e9": "c" }, [["a\n", "b"]], [[7, "b"]]],
    "headers has a field name that is not a token",
  ],
  [
    "headers",
    404,
    [],
    [
      { a: "\r\nb: c" },
      { a: null },
      { a: true },
      { a: {} },
      { a: 7n },
      { a: Symbol("v") },
      { a: [["b"]] },
      { a: [undefined] },
      { a: "\u20ac" },
      [["a"]],
      [["a", 7]],
    ],
    "headers has a value for a that no field can hold",
  ],
  ["headers", 404, [], [[7], [null], [undefined]], "headers "],
  [
    "retryAfter",
    503,
    [0, -0, 0.1, 1.5, 1e9, Number.MAX_SAFE_INTEGER, new Date(0), new Date(-1)],
    [null, "7", true, 7n, {}, [], Symbol("r"), () => 7, Object(7), "Sun, 06 Nov 1994 08:49:37 GMT"],
    "retryAfter is neither a number nor a Date",
  ],
  ["allow", 405, ["GET", [], ["GET"], ["GET", "M-SEARCH", "get"]], [], ""],
  [
    "allow",
    405,
    [],
    [
      null,
      "",
      7,
      {},
      Symbol("m"),
      "GET, HEAD",
      "GET HEAD",
      "GET\n",
      [""],
      [null],
      [undefined],
      ["GET", undefined],
      new Array(1),
      [["GET"]],
      [7],
      ["GET", "\u00e9"],
      new Set(["GET"]),
    ],
    "allow has an item that is not a method",
  ],
  [
    "upgrade",
    426,
    ["websocket", ["HTTP/2.0", "TLS/1.0"]],
    [null, "", 7, {}, "a/b/c", "a b", "/", "a/", ["a", null], [undefined], "a, b", ["\u00e9"]],
    "upgrade has an item that is not a protocol",
  ],
  ["upgrade", 426, [], [[]], "upgrade is empty"],
  [
    "challenges",
    401,
    [
      "Basic",
      'Basic realm="a", charset="UTF-8"',
      ["Basic", { scheme: "Bearer" }],
      { scheme: "Bearer", params: {} },
      { scheme: "Bearer", params: { realm: 'the "\\zoo"', error: "" } },
      { scheme: "Bearer", params: undefined, token68: undefined },
      { scheme: "Negotiate", token68: "YWJj==" },
    ],
    [
      null,
      "",
      " ",
      7,
      {},
      [[]],
      [null],
      [undefined],
      ["Basic", ""],
      "Basic\r\n",
      "Basic \u20ac",
      { scheme: "" },
      { scheme: "a b" },
      { scheme: 7 },
      { scheme: "Bearer", params: { "a b": "c" } },
      { scheme: "Bearer", params: { a: "b\n" } },
      { scheme: "Bearer", params: { a: 7 } },
      { scheme: "Bearer", token68: "" },
      { scheme: "Bearer", token68: "a b" },
      { scheme: "Bearer", token68: "==" },
      { scheme: "Bearer", token68: 7 },
      { scheme: "Bearer", token68: null },
      { scheme: "Bearer", token68: "abc", params: { a: "b" } },
    ],
    "challenges has an item that is not a challenge",
  ],
  ["challenges", 407, [], [[]], "challenges is empty: at least one is needed"],
  [
    "location",
    303,
    [
      "/a",
      "",
      "../a?b#c",
      "https://example.com/",
      "/caf\u00e9 \ud800",
      new URL("https://a.example/"),
    ],
    [null, 7, {}, [], Symbol("l"), Object("/a")],
    "location is not a string",
  ],
  ["location", 201, [], ["/a\r\nb", "\0", "/\x7f", "\t/a"], "location has a control character"],
  [
    "blockedBy",
    451,
    ["https://court.example/", "/c"],
    [null, 7, {}, []],
    "blockedBy is not a string",
  ],
  ["blockedBy", 451, [], ["/a\nb"], "blockedBy has a control character"],
  ["length", 416, [0, 1, Number.MAX_SAFE_INTEGER], [null, "7", 7n, {}], "length is not a number"],
  [
    "unit",
    416,
    ["bytes", "items"],
    [null, "", "a b", 7, {}, "\u00e9", "a\n", ["bytes"], [], [undefined]],
    "unit ",
  ],
  ["accept", 415, ["application/json", ["a/b", "c/d;q=0.1"]], [], ""],
  ["accept", 415, [], [null, 7, {}, "a\nb", [null], [undefined], "\u20ac"], "accept has an item"],
  ["accept", 415, [], [[]], "accept is empty"],
  [
    "acceptEncoding",
    415,
    ["gzip", ["gzip", "br"]],
    [null, 7, ["\r"]],
    "acceptEncoding has an item",
  ],
  ["acceptPatch", 415, ["a/b"], [null, {}, "\x7f"], "acceptPatch has an item"],
];

for (const [option, status, right, wrong, why] of TABLE) {
  for (const value of right) {
    test(`a ${status} takes ${option}: ${shown(value)}`, () => {
      const error = build(status, { [option]: value });
      assert.equal(error.status, status);
      const response = error.toResponse();
      assert.equal(response.status, status);
      // The plain answer of a failed core has none.
      assert.equal(response.headers.get("vary"), "Accept");
    });
  }
  for (const value of wrong) {
    test(`a ${status} refuses ${option}: ${shown(value)}`, () => {
      assert.throws(
        () => build(status, { [option]: value }),
        (error) => {
          assert.equal(error.constructor, TypeError);
          const begin = `Cannot build a ${status}: ${why}`;
          assert.ok(error.message.startsWith(begin), error.message);
          return true;
        },
      );
    });
  }
}

for (const [option, status, value] of [
  ["retryAfter", 503, -1],
  ["retryAfter", 503, -0.5],
  ["retryAfter", 503, Number.NaN],
  ["retryAfter", 503, Infinity],
  ["retryAfter", 503, -Infinity],
  ["retryAfter", 503, Number.MAX_SAFE_INTEGER + 1],
  ["retryAfter", 503, new Date(Number.NaN)],
  ["retryAfter", 503, new Date(253402300800000)],
  ["retryAfter", 503, new Date(-62167219200001)],
  ["retryAfter", 503, new Date(8.64e15)],
  ["length", 416, -1],
  ["length", 416, 1.5],
  ["length", 416, Number.NaN],
  ["length", 416, Infinity],
  ["length", 416, Number.MAX_SAFE_INTEGER + 1],
]) {
  test(`a ${status} refuses ${option} out of range: ${shown(value)}`, () => {
    assert.throws(
      () => build(status, { [option]: value }),
      (error) =>
        error.constructor === RangeError &&
        error.message.startsWith(`Cannot build a ${status}: ${option} is `),
    );
  });
}

test("every option may be undefined", () => {
  const names = TABLE.map(([option]) => option);
  for (const [Class, needed] of buildable(entries)) {
    const options = { ...Object.fromEntries(names.map((name) => [name, undefined])), ...needed };
    assert.equal(new Class(options).status, Class.status);
  }
});

test("every class takes the options of every class", () => {
  const options = {
    detail: "d",
    title: "t",
    code: 7,
    type: "/t",
    instance: "/i",
    help: { href: "/h", text: "h" },
    errors: [{ path: "/a" }],
    comment: "c",
    headers: { a: "b" },
    extensions: { a: 1 },
    cause: 1,
    expose: true,
    stack: false,
  };
  for (const [Class, needed] of buildable(entries)) {
    const error = new Class({ ...needed, ...options });
    for (const name of ["title", "type", "instance", "help", "errors", "comment", "extensions"]) {
      assert.deepEqual(error[name], options[name], `${Class.name}: ${name}`);
    }
    assert.equal(error.code, "7");
    assert.equal(error.cause, 1);
    assert.equal(error.expose, true);
    assert.equal(error.headers.a, Class.status === 0 ? undefined : "b");
  }
});

test("what is about one status is refused by the others", () => {
  const only = {
    allow: [405],
    challenges: [401, 407],
    upgrade: [426],
    location: [201, 202, 300, 301, 302, 303, 305, 307, 308],
    length: [416],
    unit: [416],
    accept: [415],
    acceptEncoding: [415],
    acceptPatch: [415],
    blockedBy: [451],
  };
  for (const [option, statuses] of Object.entries(only)) {
    for (const [Class, needed] of buildable(entries)) {
      if (statuses.includes(Class.status)) continue;
      assert.throws(() => new Class({ ...needed, [option]: option === "length" ? 1 : "a" }), {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: ${option} is not an option of it`,
      });
    }
  }
});

test("retryAfter is for 202 and from 300 on", () => {
  for (const [Class, needed] of buildable(entries)) {
    const make = () => new Class({ ...needed, retryAfter: 7 });
    if (Class.status === 202 || Class.status >= 300) {
      assert.equal(make().headers["retry-after"], "7", Class.name);
    } else {
      assert.throws(make, {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: retryAfter is not an option of it`,
      });
    }
  }
});

for (const name of [
  "detial",
  "status",
  "name",
  "message",
  "toString",
  "constructor",
  "__proto__",
]) {
  test(`an option called ${name} is unknown to every class`, () => {
    for (const [Class, needed] of buildable(entries)) {
      assert.throws(() => new Class({ ...needed, [name]: "x" }), {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: ${name} is not an option of it`,
      });
    }
  });
}

test("an option that is only inherited is no option", () => {
  const options = Object.create({ detail: "d", typo: 1 });
  assert.equal(new httpexc.HTTPNotFound(options).detail, undefined);
});

test("what others added to Object.prototype is no option", () => {
  Object.defineProperty(Object.prototype, "polluted", {
    configurable: true,
    enumerable: true,
    value: 1,
  });
  try {
    const error = new httpexc.HTTPMethodNotAllowed("d", { allow: "GET" });
    assert.equal(error.toResponse().headers.get("allow"), "GET");
  } finally {
    delete Object.prototype.polluted;
  }
});

for (const [status, option] of [
  [301, "location"],
  [302, "location"],
  [303, "location"],
  [305, "location"],
  [307, "location"],
  [308, "location"],
  [401, "challenges"],
  [405, "allow"],
  [407, "challenges"],
  [426, "upgrade"],
]) {
  test(`a ${status} cannot be built without ${option}`, () => {
    const [Class] = buildable(entries).find(([Class]) => Class.status === status);
    const message = `Cannot build a ${status}: ${option} is missing`;
    for (const make of [
      () => new Class(),
      () => new Class("d"),
      () => new Class({}),
      () => new Class("d", {}),
      () => new Class({ [option]: undefined }),
    ]) {
      assert.throws(make, { name: "TypeError", message });
    }
  });
}

for (const [name, field] of [
  ["HTTPInvalidHeader", "header"],
  ["HTTPMissingHeader", "header"],
  ["HTTPInvalidParam", "param"],
  ["HTTPMissingParam", "param"],
  ["HTTPMissingKey", "key"],
]) {
  test(`${name} cannot be built without ${field}`, () => {
    const Class = httpexc[name];
    for (const make of [
      () => new Class(),
      () => new Class("d"),
      () => new Class({}),
      () => new Class("d", {}),
      () => new Class({ [field]: undefined }),
    ]) {
      assert.throws(make, {
        name: "TypeError",
        message: `Cannot build a 400: ${field} is missing`,
      });
    }
    for (const value of NO_TEXTS) {
      assert.throws(() => new Class({ [field]: value }), {
        name: "TypeError",
        message: `Cannot build a 400: ${field} is not a string`,
      });
    }
    assert.throws(() => new Class({ [field]: "x", detial: "y" }), {
      message: "Cannot build a 400: detial is not an option of it",
    });
  });
}

/** Status, options, header fields that they become; null for one that must not be there. */
const FIELDS = [
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
    { location: new URL("https://a.example/\u00e9") },
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

for (const [status, options, fields] of FIELDS) {
  test(`a ${status} with ${shown(options)} has ${shown(fields)}`, () => {
    const { headers } = build(status, options).toResponse();
    for (const [name, value] of Object.entries(fields)) {
      assert.equal(headers.get(name), value, name);
    }
  });
}

test("a moment between two seconds is rounded up, so that nobody comes too early", () => {
  const { headers } = build(503, { retryAfter: new Date(784111776001) });
  assert.equal(headers["retry-after"], "Sun, 06 Nov 1994 08:49:37 GMT");
});

test("the duties show as properties", () => {
  const { challenges } = build(401, { challenges: "Basic" });
  assert.deepEqual(challenges, ["Basic"]);
  assert.deepEqual(build(405, { allow: "GET" }).allow, ["GET"]);
  assert.deepEqual(build(426, { upgrade: "a" }).upgrade, ["a"]);
  assert.equal(
    build(303, { location: new URL("https://a.example") }).location,
    "https://a.example/",
  );
  assert.equal(build(201, {}).location, undefined);
  assert.equal(build(201, { location: "/a" }).location, "/a");
  assert.equal(build(416, {}).length, undefined);
  assert.equal(build(416, {}).unit, "bytes");
  assert.equal(build(416, { length: 7, unit: "items" }).length, 7);
  assert.deepEqual(build(415, {}).accept, []);
  assert.deepEqual(build(415, { acceptPatch: ["a/b"] }).acceptPatch, ["a/b"]);
  assert.equal(build(451, { blockedBy: "/c" }).blockedBy, "/c");
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
  test(`the path ${shown(path)} goes out as ${pointer}`, () => {
    const { errors } = new httpexc.HTTPBadRequest({ errors: [{ path }] }).toJSON();
    assert.deepEqual(errors, [{ pointer }]);
  });
}

// Anything may be passed as an option; what comes of it is an error of ours, a TypeError or a
// RangeError. The one exception is an error that the caller's own code throws on the way.

class Own extends Error {}

function fail() {
  throw new Own("the caller's");
}

const cyclic = {};
cyclic.self = cyclic;
const cyclicList = [];
cyclicList.push(cyclicList);
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const foreign = runInContext(
  "({ list: ['GET'], date: new Date(0), map: new Map() })",
  createContext(),
);

const HOSTILE = [
  undefined,
  null,
  0,
  -0,
  Number.NaN,
  Infinity,
  7n,
  "",
  "\r\n",
  "\ud800",
  Symbol("s"),
  Symbol.iterator,
  true,
  () => {},
  class {},
  {},
  [],
  [undefined],
  [null],
  new Array(3),
  [Symbol("s")],
  cyclic,
  cyclicList,
  Object.create(null),
  Object.create(Date.prototype),
  Object.create(URL.prototype),
  Object.create(Array.prototype),
  { __proto__: { scheme: "Basic" } },
  { valueOf: () => 7, toString: () => "GET" },
  { length: 7 },
  { [Symbol.iterator]: 7 },
  { [Symbol.iterator]: () => 7 },
  { [Symbol.iterator]: () => ({ next: 7 }) },
  new Date(Number.NaN),
  /x/,
  new Map([[{}, Symbol("s")]]),
  new Set([1]),
  new Error("e"),
  new Proxy({}, {}),
  new Proxy([], {}),
  new Proxy(() => {}, {}),
  new Uint8Array(4),
  new ArrayBuffer(4),
  Promise.resolve(),
  new WeakMap(),
  foreign.list,
  foreign.date,
  foreign.map,
  globalThis,
  revoked.proxy,
  new Proxy({}, { get: fail, ownKeys: fail, has: fail, getPrototypeOf: fail }),
  new Proxy([], { get: fail, ownKeys: fail, has: fail, getPrototypeOf: fail }),
  [new Proxy({}, { get: fail })],
  {
    get path() {
      return fail();
    },
    get href() {
      return fail();
    },
    get scheme() {
      return fail();
    },
  },
  [
    {
      get path() {
        return fail();
      },
      get scheme() {
        return fail();
      },
    },
  ],
  { [Symbol.iterator]: fail },
  {
    toJSON: fail,
    toString: fail,
    valueOf: fail,
    [Symbol.toPrimitive]: fail,
  },
];

/** Builds; gives the error that was built, or nothing where one was thrown that may be. */
function attempt(what, make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof Own) return undefined;
    assert.ok(
      error.constructor === TypeError || error.constructor === RangeError,
      `${what}: ${error.stack}`,
    );
    return undefined;
  }
}

test("hostile values of options cost no more than a TypeError or a RangeError", () => {
  const names = [...new Set(TABLE.map(([option]) => option)), "unknown"];
  const statuses = [201, 204, 303, 401, 404, 405, 407, 415, 416, 426, 451, 503];
  let built = 0;
  for (const status of statuses) {
    for (const name of names) {
      for (const [at, value] of HOSTILE.entries()) {
        const what = `a ${status} with ${name}: hostile value ${at}`;
        const error = attempt(what, () => build(status, { [name]: value }));
        if (error === undefined) continue;
        built++;
        for (const accept of [null, "text/html", "application/xml", "text/plain"]) {
          const request = { method: "GET", headers: { accept } };
          assert.equal(error.toResponse(request).status, status, what);
        }
        error.toJSON();
        assert.ok(error.headers, what);
        assert.equal(typeof error.stack, "string", what);
        assert.equal(typeof error.message, "string", what);
      }
    }
  }
  assert.ok(built > 1000, String(built));
});

test("hostile arguments cost no more than a TypeError or a RangeError", () => {
  for (const [Class, needed] of buildable(entries)) {
    for (const [at, value] of HOSTILE.entries()) {
      for (const make of [
        () => new Class(value),
        () => new Class(value, needed),
        () => new Class("d", value),
        () => new Class(value, value),
      ]) {
        const error = attempt(`${Class.name} with hostile argument ${at}`, make);
        if (error) assert.equal(error.toResponse().status, Class.status);
      }
    }
  }
});

test("a throwing getter's own error comes through as it is", () => {
  const options = {
    get detail() {
      return fail();
    },
  };
  assert.throws(() => new httpexc.HTTPNotFound(options), Own);
});

test("options that change after they were judged cannot do harm", () => {
  const error = (status, options) => build(status, options);
  const list = ["GET"];
  const changed = [
    [405, "allow", list, () => list.push("\r\nx: y")],
    [405, "allow", ["GET"], (value) => value.splice(0, 1, Symbol("m"))],
    [401, "challenges", [{ scheme: "Basic" }], (value) => Object.assign(value[0], { scheme: 7 })],
    [401, "challenges", ["Basic"], (value) => value.splice(0, 1, null)],
    [503, "retryAfter", new Date(0), (value) => value.setTime(Number.NaN)],
    [404, "help", { href: "/h" }, (value) => Object.assign(value, { href: 7 })],
    [404, "errors", [{ path: [] }], (value) => value.splice(0, 1, null)],
    [303, "location", new URL("https://a.example"), (value) => Object.assign(value, { hash: "x" })],
  ];
  for (const [status, name, value, change] of changed) {
    const built = error(status, { [name]: value });
    change(value);
    const response = built.toResponse();
    assert.equal(response.status, status, name);
    assert.equal(response.headers.get("x"), null);
    assert.ok(built.headers);
    assert.equal(built.toJSON().status, status);
  }
});
