// Compares httpexc/http-errors with http-errors: each call is made with both, and their visible
// results must be equal. Further tests are about the additions of this package.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import util from "node:util";
import theirs from "http-errors";
import { createProject } from "../lib/project.mjs";

// Another test is about the warning.
process.noDeprecation = true;

const folder = createProject("http-errors", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export * as server from "httpexc/server";
    export { falcon } from "httpexc/dialects";
    export * as entry from "httpexc/http-errors";`,
});
const { httpexc, server, falcon, entry } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);
const ours = entry.default;
const { isHTTPException, toResponse } = httpexc;
const NAMES = Object.keys(theirs).filter((name) => /^[A-Z]/.test(name) && name !== "HttpError");

/**
 * Returns the effect of a call: the error that it threw, or the visible properties of its result.
 */
function describeCall(createError, call) {
  let value;
  const inputError = Object.assign(new Error("given"), {});
  try {
    value = call(createError, inputError);
  } catch (error) {
    return { thrown: error.name, message: error.message };
  }
  if (!(value instanceof Error)) return { value };
  const inherited = [];
  for (const name in value) inherited.push(name);
  return {
    isInput: value === inputError,
    name: value.name,
    message: value.message,
    text: String(value),
    tag: Object.prototype.toString.call(value),
    isError: util.isError(value),
    status: value.status,
    statusCode: value.statusCode,
    expose: value.expose,
    isHttpError: createError.isHttpError(value),
    own: Object.keys(value),
    entries: Object.entries(value),
    inherited: inherited.sort(),
    nameProperty: Object.getOwnPropertyDescriptor(value, "name"),
    messageProperty: Object.getOwnPropertyDescriptor(value, "message"),
    headers: value.headers,
    firstLine: value.stack.split("\n")[0],
    json: value.expose ? JSON.stringify(value) : "private",
    instanceOf: ["HttpError", ...NAMES].filter((name) => value instanceof createError[name]),
  };
}

const HEADERS = { "X-Song": "7" };
const callWithProperties = (properties) => (createError, error) =>
  createError(Object.assign(error, properties));

/** Calls, each a function of `createError` and an error that it may pass. */
const CALLS = [
  (c) => c(),
  (c) => c("booom!"),
  (c) => c({ id: 7 }),
  (c) => c(null),
  (c) => c(undefined),
  (c) => c(true),
  (c) => c(Symbol("s")),
  (c) => c(() => {}),
  (c) => c(7n),
  (c) => c("first", "second"),
  (c) => c({ a: 1 }, { b: 2 }),
  (c) => c("text", { id: 7 }),
  (c) => c({ id: 7 }, "text"),
  (c) => c("text", 404),
  (c) => c("404"),
  (c) => c(404),
  (c) => c(404, ""),
  (c) => c(404, "two\nlines"),
  (c) => c(404, undefined),
  (c) => c(404, null),
  (c) => c(404, 405),
  (c) => c(404, "text", { id: 7 }),
  (c) => c(404, { id: 7 }, "text"),
  (c) => c(404, "text", { message: "other", name: "Mine", stack: "none" }),
  (c) => c(404, "text", { expose: false, headers: HEADERS }),
  (c) => c(404, "text", { status: 500, statusCode: 501, code: "E" }),
  (c) => c(404, "text", Object.create({ inherited: 1 })),
  (c) => c(404, "text", ["a", "b"]),
  (c) => c(404, "text", new Map([["a", 1]])),
  (c) => c(404, "text", { title: "t", detail: "d", type: "y", errors: [1], data: { a: 1 } }),
  (c) => c(404, "text", { code: 7, cause: "why", response: {}, options: {}, extensions: {} }),
  (c) => c(404, "text", { statusText: "s", internal: true, toResponse: 7, help: "h", instance: 1 }),
  (c) => c(500, "private", { expose: true, headers: HEADERS }),
  (c) => c(503, "private", { retryAfter: 7 }),
  // Statuses that have no class.
  ...[306, 104, 399, 600, 700, 0, -1, 99, 1e9, Infinity, 404.5, 599.5].map(
    (status) => (c) => c(status, "text"),
  ),
  ...[100, 102, 103, 199, 200, 204, 226, 299, 301, 302, 304, 308].flatMap((status) => [
    (c) => c(status),
    (c) => c(status, "text"),
  ]),
  ...[409, 413, 418, 419, 420, 422, 427, 450, 499, 509, 512, 520, 599].flatMap((status) => [
    (c) => c(status),
    (c) => c(status, "text", { id: 7 }),
  ]),
  // An error as argument.
  (c, error) => c(error),
  (c, error) => c(404, error),
  (c, error) => c(error, 404),
  (c, error) => c(404, error, { id: 7, headers: HEADERS }),
  (c, error) => c(404, error, "text"),
  (c, error) => c("text", error),
  (c, error) => c({ id: 7 }, error),
  (c, error) => c(302, error),
  (c, error) => c(404, Object.freeze(error)),
  (c) => c(404, new TypeError("kind")),
  (c) => c(404, c(404)),
  (c) => c(404, c(500, "private")),
  (c) => c(c(404, "text"), { id: 7 }),
  (c) => c(500, c(404, "text")),
  callWithProperties({ status: 404 }),
  callWithProperties({ statusCode: 404 }),
  callWithProperties({ status: "404" }),
  callWithProperties({ status: 1e9 }),
  callWithProperties({ status: 302 }),
  callWithProperties({ status: 0, statusCode: 503 }),
  callWithProperties({ status: 404, statusCode: 500, expose: false }),
  callWithProperties({ status: 404, headers: HEADERS, expose: false }),
  callWithProperties({ name: "Mine", code: "E_MINE" }),
  // Constructors.
  ...NAMES.flatMap((name) => [
    (c) => new c[name](),
    (c) => c[name](),
    (c) => new c[name]("text"),
    (c) => c[name]("text"),
  ]),
  ...[undefined, null, "", 7, true, { toString: () => "object" }, Symbol("s")].map(
    (message) => (c) => new c.NotFound(message),
  ),
  (c) => new c.HttpError(),
  (c) => c.HttpError(),
  (c) => new (class Mine extends c.HttpError {})(),
  // Properties that are assigned later.
  (c) => Object.assign(c(404), { status: 410, statusCode: 410 }),
  (c) => Object.assign(c(404), { expose: false, headers: HEADERS, data: [1], title: "t" }),
  (c) => Object.assign(c(500), { expose: true, message: "shown", name: "Mine" }),
];

test("every call returns the same as with http-errors", () => {
  assert.ok(CALLS.length > 250, String(CALLS.length));
  for (const call of CALLS) {
    const [expected, actual] = [theirs, ours].map((createError) => describeCall(createError, call));
    // http-errors leaves the class name out of the stack of a constructor.
    if (/^Error\b/.test(expected.firstLine) && expected.name !== "Error") {
      assert.equal(expected.firstLine.replace("Error", expected.name), actual.firstLine);
      expected.firstLine = actual.firstLine;
    }
    assert.deepEqual(actual, expected, String(call));
  }
});

test("NaN is a 500, and http-errors creates an error without a status", () => {
  assert.ok(Number.isNaN(theirs(Number.NaN).status));
  for (const error of [
    ours(Number.NaN, "text"),
    ours("text", Object.assign(new Error(), { status: Number.NaN })),
  ]) {
    assert.deepEqual([error.status, error.statusCode, error.expose], [500, 500, false]);
  }
  assert.deepEqual(
    describeCall(ours, (c) => c(Number.NaN, "text")),
    describeCall(theirs, (c) => c(500, "text")),
  );
});

test("every status from 0 to 700 returns the same as with http-errors", () => {
  for (let status = 0; status <= 700; status++) {
    const call = (createError) => createError(status);
    assert.deepEqual(describeCall(ours, call), describeCall(theirs, call), String(status));
  }
});

test("each name and number of http-errors exists, and has the same class", () => {
  assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
  for (const name of Object.keys(theirs)) {
    assert.equal(ours[name].name, theirs[name].name, name);
    assert.equal(ours[name].length, theirs[name].length, name);
    const others = Object.keys(theirs).filter((other) => theirs[other] === theirs[name]);
    for (const other of others) assert.equal(ours[other], ours[name], name);
  }
  assert.equal(ours.name, theirs.name);
  assert.equal(ours.length, theirs.length);
  for (const name of [...NAMES, "HttpError", "isHttpError"]) {
    assert.equal(entry[name], ours[name], name);
  }
});

test("isHttpError returns the same as with http-errors", () => {
  const createShape = (properties) => Object.assign(new Error("e"), properties);
  const values = [
    ...[undefined, null, 7, "text", {}, [], () => {}, new Error("e")],
    createShape({ expose: true, status: 404, statusCode: 404 }),
    createShape({ expose: 1, status: 404, statusCode: 404 }),
    createShape({ expose: true, status: 404, statusCode: 405 }),
    createShape({ expose: true, status: "404", statusCode: "404" }),
    { expose: true, status: 404, statusCode: 404 },
  ];
  for (const value of values) assert.equal(ours.isHttpError(value), theirs.isHttpError(value));
  assert.equal(ours.isHttpError(theirs(404)), true);
  assert.equal(theirs.isHttpError(ours(404)), true);
  assert.equal(ours.isHttpError(new httpexc.HTTPNotFound()), true);
});

test("the stack begins at the call of createError or of the class", () => {
  function caller() {
    return [ours(404), ours(404, "text", {}), new ours.NotFound(), ours.NotFound()];
  }
  for (const { stack } of caller()) {
    assert.match(stack.split("\n")[1], /^ {4}at caller /);
  }
});

test("a derived class is an instance of its bases", () => {
  class SongGone extends ours.Gone {
    constructor(song) {
      super(`The song ${song} is gone.`);
      this.song = song;
    }
  }
  const error = new SongGone(7);
  assert.ok(error instanceof SongGone && error instanceof ours.Gone);
  assert.ok(error instanceof ours.HttpError && error instanceof Error);
  assert.equal(error.status, 410);
  assert.equal(error.message, "The song 7 is gone.");
  function Old() {
    Error.call(this);
  }
  util.inherits(Old, ours.HttpError);
  assert.ok(new Old() instanceof ours.HttpError && ours.isHttpError(new Old()));
});

test("a property cannot change the prototype", () => {
  const hostile = JSON.parse('{"__proto__": {"status": 200, "polluted": 1}, "id": 7}');
  for (const error of [ours(404, "text", hostile), ours(404, new Error("given"), hostile)]) {
    assert.equal(error.polluted, undefined);
    assert.equal(error.status, 404);
    assert.equal(error.id, 7);
    assert.ok(error instanceof Error);
    assert.equal({}.polluted, undefined);
  }
});

// The additions of this package.

const createProblem = async (error) => {
  const response = toResponse(error);
  return { response, body: await response.json() };
};

test("each class has a response, even without the duty of its status", async () => {
  for (const name of NAMES) {
    const { status } = theirs[name].prototype;
    const error = ours(status, "The occurrence.");
    assert.ok(isHTTPException(error) && error instanceof httpexc.HTTPError, name);
    const { response, body } = await createProblem(error);
    assert.equal(response.status, status);
    assert.equal(body.status, status);
    assert.equal(body.detail, status < 500 ? "The occurrence." : undefined);
    const plain = await createProblem(ours(status));
    assert.equal(plain.body.detail, undefined, name);
    assert.equal(
      plain.body.title,
      httpexc.statusMap[status] ? body.title : "Bandwidth Limit Exceeded",
    );
  }
});

test("the response shows the current properties of the error", async () => {
  const error = ours(404, "text", { headers: { "WWW-Authenticate": "Basic" } });
  error.status = 401;
  error.message = "Log in.";
  error.headers["X-Songs"] = ["7", "8"];
  const { response, body } = await createProblem(error);
  assert.deepEqual([response.status, body.title, body.detail], [401, "Unauthorized", "Log in."]);
  assert.equal(response.headers.get("www-authenticate"), "Basic");
  assert.equal(response.headers.get("x-songs"), "7, 8");
  error.expose = false;
  assert.equal((await createProblem(error)).body.detail, undefined);
});

test("headers may be a Headers, and invalid ones are left out", async () => {
  const headers = { "x-good": 7, "x-bad": "a\r\nset-cookie: b", "no name": "c", "x-none": {} };
  const { response } = await createProblem(ours(404, { headers }));
  assert.equal(response.headers.get("x-good"), "7");
  assert.equal(response.headers.get("x-bad"), null);
  const other = await createProblem(ours(404, { headers: new Headers({ "x-a": "b" }) }));
  assert.equal(other.response.headers.get("x-a"), "b");
  for (const wrong of [null, 7, "text", [1, 2], [["a"]]]) {
    assert.equal((await createProblem(ours(404, { headers: wrong }))).response.status, 404);
  }
});

test("no private text is in a response or in JSON", async () => {
  const inputError = Object.assign(new Error("secret 1"), { title: "secret 2", data: "secret 3" });
  const more = { title: "secret 4", detail: "secret 5", code: "secret 6", errors: ["secret 7"] };
  const all = [
    ours(500, "secret 0", more),
    ours(new Error("secret 1")),
    ours(503, inputError, more),
    ours(302, "secret 8"),
    Object.assign(ours(404, "secret 9"), { status: 999, expose: true }),
    Object.assign(ours(404, "secret 9"), { status: "404" }),
    Object.assign(ours(404, "secret 9"), { expose: undefined }),
  ];
  for (const error of all) {
    for (const accept of ["application/json", "text/html", "text/plain", "application/xml"]) {
      const request = new Request("https://example.com/", { headers: { accept } });
      const text = await toResponse(error, request).text();
      assert.ok(!text.includes("secret"), text);
    }
  }
  const json = JSON.stringify(all[0]);
  assert.equal(json, '{"message":"Internal Server Error"}');
});

test("an error with invalid properties has a response", () => {
  const throwing = {
    get message() {
      throw new Error("no");
    },
  };
  const all = [
    ours(404, { toResponse: "text", toJSON: 7, headers: 7, message: 7 }),
    Object.defineProperty(
      ours(404),
      "message",
      Object.getOwnPropertyDescriptor(throwing, "message"),
    ),
    Object.freeze(ours(404)),
    Object.create(ours(404)),
  ];
  for (const error of all) assert.ok([404, 500].includes(toResponse(error).status));
});

test("the response shows the current properties of an error that was passed", async () => {
  const error = ours(409, new TypeError("two of them"), { headers: { "x-a": "b" } });
  assert.ok(error instanceof TypeError && isHTTPException(error));
  const { response, body } = await createProblem(error);
  assert.deepEqual([response.status, body.detail], [409, "two of them"]);
  assert.equal(response.headers.get("x-a"), "b");
  error.message = "three of them";
  assert.equal((await createProblem(error)).body.detail, "three of them");
});

test("an error of this package that was passed is returned unchanged", async () => {
  const native = new httpexc.HTTPTooManyRequests("Slowly.", { retryAfter: 30 });
  const error = ours(native, { id: 7 });
  assert.equal(error, native);
  const { response, body } = await createProblem(error);
  assert.equal(response.headers.get("retry-after"), "30");
  assert.equal(body.detail, "Slowly.");
});

test("every member of an error of this package exists, and can be assigned", () => {
  const error = ours(404, "text", { headers: { "x-a": "b" } });
  assert.deepEqual(
    error.toHeaders().find(([name]) => name === "x-a"),
    ["x-a", "b"],
  );
  assert.match(error.toXML(), /<detail>text<\/detail>/);
  assert.match(error.toHTML(), /text/);
  assert.equal(error.getResponse().status, 404);
  const members = Object.getOwnPropertyNames(httpexc.HTTPException.prototype);
  const native = new httpexc.HTTPNotFound("text");
  for (const name of members.filter((name) => name !== "constructor")) {
    const fresh = ours(404, "text");
    // An error of http-errors has headers only if some were passed.
    const type = name === "headers" ? "undefined" : typeof native[name];
    assert.equal(typeof fresh[name], type, name);
    fresh[name] = 7;
    assert.equal(fresh[name], 7, name);
  }
});

test("createErrors creates responses, and its handlers match the errors", async () => {
  const reported = [];
  const errors = server
    .createErrors({ dialect: falcon, onError: (error) => reported.push(error) })
    .on(410, () => new Response("handled"));
  const response = await errors.respond(ours(404, "No song."));
  assert.deepEqual(await response.json(), { title: "404 Not Found", description: "No song." });
  assert.equal(await (await errors.respond(ours.Gone())).text(), "handled");
  const broken = ours(503, "db7");
  assert.equal((await errors.respond(broken)).status, 503);
  assert.deepEqual(reported, [broken]);
});
