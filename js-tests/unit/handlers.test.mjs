// Which handler an error goes to, and what becomes of what the handler does.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import createError from "http-errors";
import { importPackage } from "./installed.mjs";

const { httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPClientError, HTTPConflict, HTTPException, HTTPGone, HTTPNotFound } = httpexc;

const { default: compat } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/http-errors.js")).href
);

/** A class as it was written before there were classes, and as compilers write it for ES5. */
function Old(message) {
  this.message = message;
}
Old.prototype = Object.create(Error.prototype, { constructor: { value: Old } });
function Older() {}
Object.setPrototypeOf(Older.prototype, Old.prototype);
function Compiled(...args) {
  return Reflect.construct(HTTPGone, args, Compiled);
}
Object.setPrototypeOf(Compiled, HTTPGone);
Compiled.prototype = Object.create(HTTPGone.prototype, { constructor: { value: Compiled } });
function Borrowed() {}
Borrowed.prototype = Error.prototype;
/** One that is no Error, either. */
function Stopped() {}
Stopped.prototype.reason = () => "stopped";
/** A predicate that is no arrow, and so has a prototype. */
function isText(thrown) {
  return typeof thrown === "string";
}

class SongNotFound extends HTTPNotFound {}
const yes = () => true;
const no = () => false;
const throws = () => {
  throw new Error("no");
};

for (const [what, error, targets, expected] of [
  ["a predicate comes before a status", new HTTPNotFound(), [yes, 404, HTTPNotFound], 0],
  ["a status comes before a class", new HTTPNotFound(), [404, SongNotFound, HTTPNotFound], 0],
  [
    "a class comes before its base",
    new SongNotFound(),
    [SongNotFound, HTTPNotFound, HTTPException],
    0,
  ],
  [
    "a class comes before a base added later",
    new HTTPNotFound(),
    [HTTPNotFound, HTTPClientError, Error],
    0,
  ],
  ["of equal statuses the latest", new HTTPNotFound(), [404, 404], 1],
  ["of equal classes the latest", new HTTPNotFound(), [HTTPNotFound, HTTPNotFound], 1],
  ["of equal predicates the latest", new HTTPNotFound(), [yes, yes, no], 1],
  ["a predicate that throws says no", new HTTPNotFound(), [404, throws], 0],
  ["a predicate that is merely truthy says no", new HTTPNotFound(), [404, () => 1], 0],
  ["a class of the platform", new TypeError("t"), [TypeError, Error], 0],
  ["the base of a class of the platform", new RangeError("t"), [TypeError, Error], 1],
  [
    "a status is not of other errors",
    Object.assign(new Error("e"), { status: 404 }),
    [404, Error],
    1,
  ],
  ["nothing fits", new HTTPGone(), [404, HTTPNotFound, no], undefined],
  ["a thrown string and a predicate", "text", [(thrown) => thrown === "text", Error], 0],
  ["a predicate that has a prototype", "text", [isText, Error], 0],
  ["a class of ES5", new Old("o"), [Old, Error], 0],
  ["a class of ES5, and its base", new Older(), [Error, Older, Old], 1],
  ["a class of ES5 that is another", new Error("e"), [Old, Error], 1],
  ["a class of ES5, and a string", "text", [Old, isText], 1],
  ["a class that was compiled to ES5", new Compiled("c"), [HTTPGone, Compiled], 1],
  ["a class that was compiled to ES5, and its base", new HTTPGone(), [HTTPGone, Compiled], 0],
  ["a class that borrows Error's prototype", new Error("e"), [Borrowed], 0],
  ["a class of ES5 that is no Error", new Stopped(), [Error, Stopped], 1],
  ["a class of http-errors", createError(404), [createError.NotFound, Error], 0],
  ["a base of http-errors", createError(404), [createError.Gone, createError.HttpError, Error], 1],
  ["a class of httpexc/http-errors", compat(404), [compat.Gone, compat.NotFound, Error], 1],
  ["a base of httpexc/http-errors", compat(404), [Error, compat.HttpError], 1],
]) {
  test(`on: ${what}`, async () => {
    const asked = [];
    const errors = createErrors();
    for (const [at, target] of targets.entries()) errors.on(target, () => void asked.push(at));
    await errors.respond(error);
    assert.deepEqual(asked, expected === undefined ? [] : [expected]);
  });
}

for (const target of ["404", null, undefined, {}, 4.5, Number.NaN]) {
  test(`on: a target that is ${String(target)} is a TypeError`, () => {
    assert.throws(() => createErrors().on(target, () => {}), TypeError);
  });
}

test("on: a handler that is no function is a TypeError", () => {
  assert.throws(() => createErrors().on(404, "h"), TypeError);
});

for (const [what, handler, status, told] of [
  ["gives a Response", () => new Response("ready", { status: 299 }), 299, 0],
  ["gives another error", () => new HTTPConflict(), 409, 0],
  ["gives nothing", () => {}, 404, 0],
  ["gives something else", () => "text", 404, 0],
  ["throws the same", (error) => Promise.reject(error), 404, 0],
  ["throws another", () => Promise.reject(new HTTPGone()), 410, 0],
  ["throws a Response", () => Promise.reject(new Response(null, { status: 298 })), 298, 0],
  ["gives later", async () => new HTTPConflict(), 409, 0],
  ["throws an ordinary error", throws, 500, 1],
  ["rejects with an ordinary error", async () => throws(), 500, 1],
]) {
  test(`a handler that ${what} makes a ${status}`, async () => {
    const reported = [];
    const errors = createErrors({ onError: (error) => reported.push(error) });
    const request = new Request("https://app.example/");
    let given;
    errors.on(HTTPNotFound, (...args) => {
      given = args;
      return handler(...args);
    });
    errors.on(HTTPGone, () => new Response(null, { status: 204 }));
    const error = new HTTPNotFound();
    const response = await errors.respond(error, request);
    assert.equal(response.status, status);
    assert.deepEqual(given, [error, request]);
    assert.equal(reported.length, told);
    if (told) assert.equal(reported[0].cause.message, "no");
  });
}

test("on: a class is never called as a predicate", async () => {
  const called = [];
  function Spy() {
    called.push("class");
    return true;
  }
  Spy.prototype = Object.create(Error.prototype, { constructor: { value: Spy } });
  const errors = createErrors().on(Spy, () => new HTTPConflict());
  assert.equal((await errors.respond(new HTTPNotFound())).status, 404);
  assert.deepEqual(called, []);
});

test("on: 500 is not an unexpected error, and Error is", async () => {
  const errors = createErrors({ onError() {} }).on(500, () => new HTTPConflict());
  assert.equal((await errors.respond(new Error("e"))).status, 500);
  errors.on(Error, () => new HTTPGone());
  assert.equal((await errors.respond(new Error("e"))).status, 410);
});

test("handlers of one configuration are not those of another", async () => {
  createErrors().on(404, () => new HTTPGone());
  assert.equal((await createErrors().respond(new HTTPNotFound())).status, 404);
});
