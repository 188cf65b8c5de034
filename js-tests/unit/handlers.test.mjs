// Which handler an error is passed to, and the response for each result of the handler.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import createError from "http-errors";
import { importPackage } from "./package-import.mjs";

const { httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPClientError, HTTPConflict, HTTPException, HTTPGone, HTTPNotFound } = httpexc;

const { default: compat } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/http-errors.js")).href
);

/** A class as it was written before ES2015. */
function Old(message) {
  this.message = message;
}
Old.prototype = Object.create(Error.prototype, { constructor: { value: Old } });
function Older() {}
Object.setPrototypeOf(Older.prototype, Old.prototype);
/** A class as compilers write it for ES5. */
function Compiled(...args) {
  return Reflect.construct(HTTPGone, args, Compiled);
}
Object.setPrototypeOf(Compiled, HTTPGone);
Compiled.prototype = Object.create(HTTPGone.prototype, { constructor: { value: Compiled } });
function Borrowed() {}
Borrowed.prototype = Error.prototype;
/** A class that is no Error. */
function Stopped() {}
Stopped.prototype.reason = () => "stopped";
/** A predicate that is no arrow function, so it has a prototype. */
function isText(thrown) {
  return typeof thrown === "string";
}

class SongNotFound extends HTTPNotFound {}
const returnTrue = () => true;
const returnFalse = () => false;
const throwError = () => {
  throw new Error("no");
};

for (const [what, error, targets, expected] of [
  ["a predicate comes before a status", new HTTPNotFound(), [returnTrue, 404, HTTPNotFound], 0],
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
  ["the latest of equal statuses wins", new HTTPNotFound(), [404, 404], 1],
  ["the latest of equal classes wins", new HTTPNotFound(), [HTTPNotFound, HTTPNotFound], 1],
  [
    "the latest of equal predicates wins",
    new HTTPNotFound(),
    [returnTrue, returnTrue, returnFalse],
    1,
  ],
  ["a predicate that throws counts as false", new HTTPNotFound(), [404, throwError], 0],
  ["a truthy result of a predicate counts as false", new HTTPNotFound(), [404, () => 1], 0],
  ["a class of the platform wins over its base", new TypeError("t"), [TypeError, Error], 0],
  ["the base of a class of the platform matches", new RangeError("t"), [TypeError, Error], 1],
  [
    "the status of another error does not count",
    Object.assign(new Error("e"), { status: 404 }),
    [404, Error],
    1,
  ],
  ["no handler matches", new HTTPGone(), [404, HTTPNotFound, returnFalse], undefined],
  ["a predicate matches a thrown string", "text", [(thrown) => thrown === "text", Error], 0],
  ["a predicate with a prototype matches", "text", [isText, Error], 0],
  ["a class of ES5 matches", new Old("o"), [Old, Error], 0],
  ["a class of ES5 wins over its base", new Older(), [Error, Older, Old], 1],
  ["another class of ES5 does not match", new Error("e"), [Old, Error], 1],
  ["a class of ES5 does not match a string", "text", [Old, isText], 1],
  ["a class that was compiled to ES5 matches", new Compiled("c"), [HTTPGone, Compiled], 1],
  [
    "a class that was compiled to ES5 does not match its base",
    new HTTPGone(),
    [HTTPGone, Compiled],
    0,
  ],
  ["a class with Error's prototype matches", new Error("e"), [Borrowed], 0],
  ["a class of ES5 that is no Error matches", new Stopped(), [Error, Stopped], 1],
  ["a class of http-errors matches", createError(404), [createError.NotFound, Error], 0],
  [
    "a base of http-errors matches",
    createError(404),
    [createError.Gone, createError.HttpError, Error],
    1,
  ],
  ["a class of httpexc/http-errors matches", compat(404), [compat.Gone, compat.NotFound, Error], 1],
  ["a base of httpexc/http-errors matches", compat(404), [Error, compat.HttpError], 1],
]) {
  test(`on: ${what}`, async () => {
    const called = [];
    const errors = createErrors();
    for (const [at, target] of targets.entries()) errors.on(target, () => void called.push(at));
    await errors.respond(error);
    assert.deepEqual(called, expected === undefined ? [] : [expected]);
  });
}

for (const target of ["404", null, undefined, {}, 4.5, Number.NaN]) {
  test(`on: a target that is ${String(target)} is a TypeError`, () => {
    assert.throws(() => createErrors().on(target, () => {}), TypeError);
  });
}

test("on: an invalid handler is a TypeError", () => {
  assert.throws(() => createErrors().on(404, "h"), TypeError);
});

for (const [what, handler, status, reports] of [
  ["returns a Response", () => new Response("ready", { status: 299 }), 299, 0],
  ["returns another error", () => new HTTPConflict(), 409, 0],
  ["returns undefined", () => {}, 404, 0],
  ["returns a string", () => "text", 404, 0],
  ["throws the same error", (error) => Promise.reject(error), 404, 0],
  ["throws another error", () => Promise.reject(new HTTPGone()), 410, 0],
  ["throws a Response", () => Promise.reject(new Response(null, { status: 298 })), 298, 0],
  ["returns a promise", async () => new HTTPConflict(), 409, 0],
  ["throws an ordinary error", throwError, 500, 1],
  ["rejects with an ordinary error", async () => throwError(), 500, 1],
]) {
  test(`a handler that ${what} leads to a ${status}`, async () => {
    const reported = [];
    const errors = createErrors({ onError: (error) => reported.push(error) });
    const request = new Request("https://app.example/");
    let handlerArgs;
    errors.on(HTTPNotFound, (...args) => {
      handlerArgs = args;
      return handler(...args);
    });
    errors.on(HTTPGone, () => new Response(null, { status: 204 }));
    const error = new HTTPNotFound();
    const response = await errors.respond(error, request);
    assert.equal(response.status, status);
    assert.deepEqual(handlerArgs, [error, request]);
    assert.equal(reported.length, reports);
    if (reports) assert.equal(reported[0].cause.message, "no");
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

test("on: a handler of Error gets unexpected errors, and one of 500 does not", async () => {
  const errors = createErrors({ onError() {} }).on(500, () => new HTTPConflict());
  assert.equal((await errors.respond(new Error("e"))).status, 500);
  errors.on(Error, () => new HTTPGone());
  assert.equal((await errors.respond(new Error("e"))).status, 410);
});

test("configurations do not share handlers", async () => {
  createErrors().on(404, () => new HTTPGone());
  assert.equal((await createErrors().respond(new HTTPNotFound())).status, 404);
});
