// The options: each with values that are taken and values that are refused, and how; and which
// class takes, refuses or needs which option.

import assert from "node:assert/strict";
import { test } from "node:test";
import { builder, OPTIONS, shown } from "./building.mjs";
import { buildable, installed } from "./installed.mjs";

const entries = await installed("options");
const { httpexc } = entries;
const build = builder(entries);

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
    ["/a", "", "../a?b#c", "/caf\u00e9 \ud800"],
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
  assert.deepEqual(OPTIONS, [...new Set(TABLE.map(([option]) => option))]);
  for (const [Class, needed] of buildable(entries)) {
    const options = { ...Object.fromEntries(OPTIONS.map((name) => [name, undefined])), ...needed };
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
