// Any value may be passed as an option. The result is an error of the package, a TypeError or a
// RangeError, or an error that the caller's own code throws.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { OPTIONS } from "../../pkg-template/scripts/options.mjs";
import { createErrorBuilder } from "./error-builder.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const buildError = createErrorBuilder(entries);

class CallerError extends Error {}

function fail() {
  throw new CallerError("the caller's");
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

const HOSTILE_VALUES = [
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

/** Returns the error that a function builds, or undefined if it throws an error that is allowed. */
function tryBuild(what, make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof CallerError) return undefined;
    assert.ok(
      error.constructor === TypeError || error.constructor === RangeError,
      `${what}: ${error.stack}`,
    );
    return undefined;
  }
}

test("hostile option values cause at most a TypeError or a RangeError", () => {
  const names = [...OPTIONS.map(({ option }) => option), "unknown"];
  const statuses = [201, 204, 303, 401, 404, 405, 407, 415, 416, 426, 451, 503];
  let built = 0;
  for (const status of statuses) {
    for (const name of names) {
      for (const [at, value] of HOSTILE_VALUES.entries()) {
        const what = `a ${status} with ${name}: hostile value ${at}`;
        const error = tryBuild(what, () => buildError(status, { [name]: value }));
        if (error === undefined) continue;
        built++;
        for (const accept of [null, "text/html", "application/xml", "text/plain"]) {
          const request = { method: "GET", headers: { accept } };
          const { status: sent } = error.toResponse(request);
          // A redirect to another origin becomes a 500. All others keep their status.
          if (status !== 303 || sent !== 500) assert.equal(sent, status, what);
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

test("hostile arguments cause at most a TypeError or a RangeError", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const [at, value] of HOSTILE_VALUES.entries()) {
      for (const make of [
        () => new Class(value),
        () => new Class(value, needed),
        () => new Class("d", value),
        () => new Class(value, value),
      ]) {
        const error = tryBuild(`${Class.name} with hostile argument ${at}`, make);
        const sent = error?.toResponse().status;
        const isRefused = needed?.location !== undefined && sent === 500;
        if (error && !isRefused) assert.equal(sent, Class.status);
      }
    }
  }
});

test("an error that a getter throws is passed on unchanged", () => {
  const options = {
    get detail() {
      return fail();
    },
  };
  assert.throws(() => new httpexc.HTTPNotFound(options), CallerError);
});

test("options that change after their validation do no harm", () => {
  const list = ["GET"];
  const changes = [
    [405, "allow", list, () => list.push("\r\nx: y")],
    [405, "allow", ["GET"], (value) => value.splice(0, 1, Symbol("m"))],
    [401, "challenges", [{ scheme: "Basic" }], (value) => Object.assign(value[0], { scheme: 7 })],
    [401, "challenges", ["Basic"], (value) => value.splice(0, 1, null)],
    [503, "retryAfter", new Date(0), (value) => value.setTime(Number.NaN)],
    [404, "help", { href: "/h" }, (value) => Object.assign(value, { href: 7 })],
    [404, "errors", [{ path: [] }], (value) => value.splice(0, 1, null)],
    [303, "location", new URL("https://a.example"), (value) => Object.assign(value, { hash: "x" })],
  ];
  for (const [status, name, value, change] of changes) {
    const built = buildError(status, {
      [name]: value,
      ...(name === "location" && { external: true }),
    });
    change(value);
    const response = built.toResponse();
    assert.equal(response.status, status, name);
    assert.equal(response.headers.get("x"), null);
    assert.ok(built.headers);
    assert.equal(built.toJSON().status, status);
  }
});
