// The texts of an error: `message` is for clients, and `stack` is for the log.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, runChild } = entries;
const { HTTPNotFound, HTTPBadGateway, HTTPInternalServerError, HTTPSeeOther, HTTPOk } = httpexc;

const PRIVATE = "db7 has the password 1234";

for (const [what, error, message] of [
  ["a 4xx without a detail: the phrase", new HTTPNotFound(), "Not Found"],
  ["a 4xx with a detail: the detail", new HTTPNotFound("No song."), "No song."],
  ["a 4xx with a title: the title", new HTTPNotFound({ title: "No Song" }), "No Song"],
  ["a 4xx with both: the detail", new HTTPNotFound("No song.", { title: "T" }), "No song."],
  ["a 4xx with an empty detail: nothing", new HTTPNotFound(""), ""],
  ["a hidden 4xx: the phrase", new HTTPNotFound(PRIVATE, { expose: false }), "Not Found"],
  ["a 2xx: the detail", new HTTPOk("Fine."), "Fine."],
  ["a 3xx: the detail", new HTTPSeeOther("There.", { location: "/" }), "There."],
  ["a 5xx without a detail: the phrase", new HTTPBadGateway(), "Bad Gateway"],
  ["a 5xx with a detail: the phrase", new HTTPBadGateway(PRIVATE), "Bad Gateway"],
  ["a 5xx with a title: the phrase", new HTTPBadGateway({ title: PRIVATE }), "Bad Gateway"],
  ["a 5xx with a cause: the phrase", new HTTPBadGateway({ cause: Error(PRIVATE) }), "Bad Gateway"],
  ["an exposed 5xx: the detail", new HTTPBadGateway("Shown.", { expose: true }), "Shown."],
  ["an unknown 5xx: Error", new httpexc.HTTPError(567, PRIVATE, { title: "T" }), "Error"],
]) {
  test(`the message is the right one for ${what}`, () => {
    assert.equal(error.message, message);
    assert.equal(String(error), message === "" ? error.name : `${error.name}: ${message}`);
  });
}

test("the message is one line without control characters", () => {
  let all = "";
  for (let code = 0; code < 0x100; code++) all += `a${String.fromCharCode(code)}b`;
  all += "\u2028c\u2029d\r\n\r\ne";
  for (const error of [
    new HTTPNotFound(all),
    new HTTPNotFound({ title: all }),
    new HTTPBadGateway(all, { expose: true }),
    new httpexc.HTTPMissingKey({ key: all }),
  ]) {
    for (const text of [error.message, String(error)]) {
      assert.ok(!/[\p{Cc}\u2028\u2029]/u.test(text), JSON.stringify(text));
      assert.ok(text.includes("a b"));
      assert.ok(text.endsWith("d e") || text.includes("d e "), text);
    }
  }
});

test("the first line of a stack cannot be forged", () => {
  const cause = new Error("x\n    at forged (y:1:1)");
  const error = new HTTPBadGateway("a\n    at forged (b.js:1:1)\u2028c", { cause });
  const [first, second] = error.stack.split("\n");
  assert.equal(
    first,
    "HTTPBadGateway: a     at forged (b.js:1:1) c (cause: Error: x     at forged (y:1:1))",
  );
  assert.match(second, /message\.test\.mjs/);
});

test("a 5xx records a stack that begins where it was built", () => {
  function buildHere() {
    return new HTTPInternalServerError(PRIVATE);
  }
  for (const error of [buildHere(), new (class Mine extends HTTPBadGateway {})(PRIVATE)]) {
    const [first, second] = error.stack.split("\n");
    assert.equal(first, `${error.name}: ${PRIVATE}`);
    assert.match(second, /^ {4}at .*message\.test\.mjs/);
    assert.ok(!error.stack.includes("httpexc/dist"), error.stack);
  }
  assert.match(buildHere().stack.split("\n")[1], /at buildHere /);
  const plain = new HTTPInternalServerError();
  assert.match(
    plain.stack,
    /^HTTPInternalServerError: Internal Server Error\n {4}at .*message\.test/,
  );
  assert.ok(!plain.stack.includes("httpexc/dist"), plain.stack);
});

test("errors below 500 record no stack, so theirs is one line", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const error = new Class(needed);
    const lines = error.stack.split("\n");
    assert.equal(lines[0], `${Class.name}: ${error.message}`);
    assert.equal(lines.length > 1, Class.status >= 500, Class.name);
  }
  assert.equal(new HTTPNotFound("a\nb").stack, "HTTPNotFound: a b");
});

test("the stack option applies to one error", () => {
  assert.match(new HTTPNotFound("d", { stack: true }).stack, /^HTTPNotFound: d\n {4}at .*message/);
  assert.equal(new HTTPBadGateway({ stack: false }).stack, "HTTPBadGateway: Bad Gateway");
  assert.equal(new HTTPBadGateway("d", { stack: false }).stack, "HTTPBadGateway: d");
});

test("static stack applies to a class and its subclasses, and the option overrides it", () => {
  class Traced extends HTTPNotFound {
    static stack = true;
  }
  class Below extends Traced {}
  class Quiet extends HTTPBadGateway {
    static stack = false;
  }
  class Loud extends Quiet {
    static stack = true;
  }
  const hasTrace = (error) => error.stack.includes("\n    at ");
  assert.equal(hasTrace(new Traced()), true);
  assert.equal(hasTrace(new Below("d")), true);
  assert.equal(hasTrace(new Below({ stack: false })), false);
  assert.equal(hasTrace(new Quiet()), false);
  assert.equal(hasTrace(new Quiet({ stack: true })), true);
  assert.equal(hasTrace(new Loud("d")), true);
});

test("private text is in the first line of the stack and in detail, never in the message", () => {
  const cause = new TypeError("the cause");
  const error = new HTTPBadGateway(PRIVATE, { cause });
  assert.equal(
    error.stack.split("\n")[0],
    `HTTPBadGateway: ${PRIVATE} (cause: TypeError: the cause)`,
  );
  assert.equal(error.detail, PRIVATE);
  assert.equal(error.cause, cause);
  assert.equal(error.message, "Bad Gateway");
  const caused = new HTTPBadGateway({ cause });
  assert.equal(
    caused.stack.split("\n")[0],
    "HTTPBadGateway: Bad Gateway (cause: TypeError: the cause)",
  );
  const hidden = new HTTPNotFound(PRIVATE, { expose: false });
  assert.equal(hidden.stack, `HTTPNotFound: ${PRIVATE}`);
  assert.equal(hidden.message, "Not Found");
});

test("a cause that throws does no harm", () => {
  const throwing = new Proxy(new Error("x"), {
    get() {
      throw new Error("no");
    },
  });
  for (const cause of [throwing, null, undefined, 0, "text", Symbol("c"), { message: "m" }]) {
    const error = new HTTPBadGateway(PRIVATE, { cause });
    assert.equal(error.stack.split("\n")[0], `HTTPBadGateway: ${PRIVATE}`);
    assert.equal(error.cause, cause);
  }
});

test("an error without a cause has no cause property, like other errors", () => {
  assert.equal("cause" in new HTTPNotFound(), false);
  assert.equal("cause" in new HTTPNotFound("d", { code: "c" }), false);
  assert.equal(Object.hasOwn(new HTTPNotFound({ cause: null }), "cause"), true);
});

test("a stack is not enumerable, and can be assigned", () => {
  for (const error of [
    new HTTPNotFound(),
    new HTTPNotFound("d", { expose: false }),
    new HTTPBadGateway(),
    new HTTPBadGateway(PRIVATE),
    new HTTPBadGateway(PRIVATE, { stack: false }),
  ]) {
    assert.equal(Object.keys(error).includes("stack"), false);
    error.stack = "mine";
    assert.equal(error.stack, "mine");
  }
});

test("Error.stackTraceLimit does not change, even if building an error throws", () => {
  const before = Error.stackTraceLimit;
  try {
    for (const limit of [0, 3, 50, Infinity]) {
      Error.stackTraceLimit = limit;
      new HTTPNotFound();
      assert.equal(Error.stackTraceLimit, limit);
      const lines = new HTTPBadGateway(PRIVATE).stack.split("\n");
      assert.ok(lines.length <= limit + 1);
      assert.equal(lines[0], `HTTPBadGateway: ${PRIVATE}`);
      assert.equal(Error.stackTraceLimit, limit);
      assert.throws(() => new HTTPNotFound({ detail: 7 }), TypeError);
      assert.equal(Error.stackTraceLimit, limit);
    }
  } finally {
    Error.stackTraceLimit = before;
  }
});

test("a stack limit that is no number does not change", () => {
  const before = Error.stackTraceLimit;
  try {
    for (const limit of [undefined, null, "10", {}]) {
      Error.stackTraceLimit = limit;
      assert.equal(typeof new HTTPNotFound().stack, "string");
      assert.equal(typeof new HTTPBadGateway().stack, "string");
      assert.equal(new HTTPBadGateway(PRIVATE).stack.split("\n")[0], `HTTPBadGateway: ${PRIVATE}`);
      assert.equal(Error.stackTraceLimit, limit);
    }
  } finally {
    Error.stackTraceLimit = before;
  }
});

const SETTINGS = [
  ["as usual", []],
  ["with --frozen-intrinsics", ["--frozen-intrinsics", "--no-warnings"]],
  ["with --stack-trace-limit=0", ["--stack-trace-limit=0"]],
  ["with source maps", ["--enable-source-maps"]],
  ["with Error frozen", [], "frozen"],
  ["with the limit read-only", [], "read-only"],
  ["with the limit gone", [], "missing"],
  ["with the limit gone later", [], "missing-later"],
  ["with Error frozen later", [], "frozen-later"],
  ["with the limit a throwing accessor", [], "accessor"],
  ["with no captureStackTrace", [], "no-capture"],
  ["with --disable-proto=throw", ["--disable-proto=throw"]],
];

for (const [what, flags, change = "none"] of SETTINGS) {
  test(`errors can be built ${what}, and stack is a string`, async () => {
    const facts = await runChild("error-stacks.mjs", flags, [change]);
    assert.deepEqual(
      facts.filter(({ isRight }) => !isRight),
      [],
    );
    assert.equal(facts.length, 10);
  });
}
