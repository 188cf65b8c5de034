// Data in `Object.prototype` with the names of a property descriptor breaks no error. Node's own
// `Response` cannot have content then with some of them, so no content is read here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder, httpexc, sendError } = await importPackage();
const importEntry = (name) =>
  import(pathToFileURL(`${folder}/node_modules/httpexc/dist/${name}.js`).href);
const { default: createError, NotFound } = await importEntry("http-errors");
const { toLog } = await importEntry("log");
const { errorHandler } = await importEntry("itty");

const NAMES = ["value", "writable", "get", "set", "enumerable", "configurable"];
const VALUES = ["x", true, 7, null, {}];

/** Calls a function while `Object.prototype` has a member. */
async function withPollution(name, value, call) {
  const own = { __proto__: null, configurable: true, enumerable: true, writable: true, value };
  Object.defineProperty(Object.prototype, name, own);
  try {
    return await call();
  } finally {
    delete Object.prototype[name];
  }
}

/** What is thrown, and the status of its response. */
const THROWN = [
  [() => new httpexc.HTTPNotFound("d"), 404],
  [() => new httpexc.HTTPBadGateway("d", { cause: new Error("c") }), 502],
  [() => new (httpexc.defineStatus(499, { title: "Closed" }))("d"), 499],
  [
    () => Object.assign(new httpexc.HTTPNotFound("d"), { name: "Own", headers: { "x-a": "1" } }),
    404,
  ],
  [() => Object.create(new httpexc.HTTPNotFound("d"), { __proto__: null }), 404],
  [() => createError(404, "d"), 404],
  [() => createError(503, new Error("d")), 503],
  [() => new NotFound("d"), 404],
  [() => new Error("d"), 500],
  [() => "text", 500],
];

for (const name of NAMES) {
  test(`errors are built, logged and responded to if Object.prototype has ${name}`, async () => {
    for (const value of VALUES) {
      await withPollution(name, value, async () => {
        const errors = createErrors({ onError() {} });
        const itty = errorHandler({ onError() {} });
        errors.on(httpexc.HTTPGone, () => new httpexc.HTTPNotFound());
        for (const [make, status] of THROWN) {
          const error = make();
          const what = `${name} = ${JSON.stringify(value)}: ${error}`;
          assert.equal(httpexc.toResponse(error).status, status, what);
          assert.equal((await errors.respond(error)).status, status, what);
          assert.equal(errors.toResponse(error).status, status, what);
          assert.equal((await itty(error, { method: "GET" })).status, status, what);
          assert.equal(typeof error.stack, typeof error === "string" ? "undefined" : "string");
          JSON.stringify([error, toLog(error), error.headers, error.output]);
        }
      });
    }
  });

  test(`sendError writes a response if Object.prototype has ${name}`, async () => {
    for (const value of VALUES) {
      const res = new Recorder();
      await withPollution(name, value, () => {
        sendError(new httpexc.HTTPNotFound("d"), { method: "GET", url: "/", headers: {} }, res);
      });
      assert.deepEqual([res.statusCode, res.isEnded], [404, true], `${name} = ${value}`);
    }
  });
}

/** The parts of Node's response that `sendError` uses. */
class Recorder {
  statusCode = 200;
  isEnded = false;
  setHeader() {}
  appendHeader() {}
  getHeader() {}
  hasHeader() {}
  getHeaderNames() {
    return [];
  }
  removeHeader() {}
  on() {}
  once() {}
  end() {
    this.isEnded = true;
  }
}
