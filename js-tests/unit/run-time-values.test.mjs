// Values that are known only when an error is built do not cost its response, and the paths of field
// errors are taken in every form.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;

/** Options whose values come from a clock, a counter or a database. */
const RUN_TIME_OPTIONS = [
  ...["detail", "title", "code", "type", "instance", "help", "comment", "errors", "extensions"],
  "headers",
  ...["retryable", "expose", "stack", "rateLimit"],
];

test("null counts as not given for what is known only at run time", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const option of RUN_TIME_OPTIONS) {
      const error = new Class({ ...needed, [option]: null });
      const plain = new Class(needed);
      assert.deepEqual(error.toJSON(), plain.toJSON(), `${Class.name}: ${option}`);
      assert.deepEqual(error.toHeaders(), plain.toHeaders(), `${Class.name}: ${option}`);
    }
  }
  assert.equal(new httpexc.HTTPNotFound(null).message, "Not Found");
  assert.equal(new httpexc.HTTPNotFound(null, { code: "c" }).code, "c");
  assert.equal(new httpexc.HTTPNotFound("d", { detail: null }).detail, "d");
  assert.equal(new httpexc.HTTPNotFound({ code: null }).code, undefined);
  assert.equal(new httpexc.HTTPNotFound({ code: Number.NaN }).code, undefined);
});

test("what a programmer writes down keeps throwing", () => {
  const { HTTPError, HTTPMethodNotAllowed, HTTPUnauthorized, HTTPUpgradeRequired } = httpexc;
  for (const build of [
    () => new HTTPMethodNotAllowed({ allow: null }),
    () => new HTTPMethodNotAllowed({ allow: [null] }),
    () => new HTTPMethodNotAllowed({ allow: Number.NaN }),
    () => new HTTPUnauthorized({ challenges: null }),
    () => new HTTPUnauthorized({ challenges: [] }),
    () => new HTTPUpgradeRequired({ upgrade: null }),
    () => new HTTPError(Number.NaN, "d"),
    () => new HTTPError(null, "d"),
    () => new HTTPError(404.5, "d"),
    () => new httpexc.HTTPNotFound({ expose: 0 }),
    () => new httpexc.HTTPNotFound({ retryable: "true" }),
    () => new httpexc.HTTPTooManyRequests({ retryAfter: "soon" }),
    () => new httpexc.HTTPTooManyRequests({ retryAfter: "" }),
    () => new httpexc.HTTPTooManyRequests({ retryAfter: "-5" }),
    () => new httpexc.HTTPRangeNotSatisfiable({ length: "6" }),
  ]) {
    assert.throws(build, /^(Type|Range)Error: Cannot build/, String(build));
  }
});

test("NaN counts as not given for a flag", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const error = new Class({ ...needed, retryable: Number.NaN, expose: Number.NaN });
    const plain = new Class(needed);
    assert.deepEqual(error.toJSON(), plain.toJSON(), Class.name);
    assert.equal(error.expose, plain.expose);
    assert.equal(error.retryable, undefined);
  }
});

/** A text or a number for an option, and the header that it becomes. */
const LOOKED_UP = [
  ["HTTPTooManyRequests", { retryAfter: "5" }, "retry-after", "5"],
  ["HTTPServiceUnavailable", { retryAfter: " 005 " }, "retry-after", "5"],
  ["HTTPServiceUnavailable", { retryAfter: null }, "retry-after", undefined],
  [
    "HTTPServiceUnavailable",
    { retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT" },
    "retry-after",
    "Sun, 06 Nov 1994 08:49:37 GMT",
  ],
  [
    "HTTPServiceUnavailable",
    { retryAfter: "Sun Nov  6 08:49:37 1994" },
    "retry-after",
    "Sun, 06 Nov 1994 08:49:37 GMT",
  ],
  ["HTTPRangeNotSatisfiable", { length: -1 }, "content-range", "bytes */0"],
  ["HTTPRangeNotSatisfiable", { length: 1.5 }, "content-range", "bytes */2"],
  ["HTTPRangeNotSatisfiable", { length: Number.POSITIVE_INFINITY }, "content-range", undefined],
  ["HTTPRangeNotSatisfiable", { length: null }, "content-range", undefined],
  ["HTTPRangeNotSatisfiable", { length: 1e300 }, "content-range", "bytes */9007199254740991"],
];

for (const [name, options, header, value] of LOOKED_UP) {
  test(`${name} of ${JSON.stringify(options)} sends ${header}: ${value}`, () => {
    const headers = new Map(new httpexc[name](options).toHeaders());
    assert.equal(headers.get(header), value);
  });
}

test("the getters have the valid values", () => {
  const error = new httpexc.HTTPTooManyRequests({
    rateLimit: { limit: 10, remaining: -3, reset: 0.2 },
  });
  assert.deepEqual({ ...error.rateLimit }, { limit: 10, remaining: 0, reset: 1 });
});

/** Paths as texts, and the pointers that they stand for. */
const PATHS = [
  ["user.email", "#/user/email"],
  ["songs[0].title", "#/songs/0/title"],
  ["songs.0.title", "#/songs/0/title"],
  ['["a.b"].c', "#/a.b/c"],
  ["a['b/c'][7]", "#/a/b~1c/7"],
  ["email", "#/email"],
  ["first name", "#/first%20name"],
  ["/songs/0/a~1b", "#/songs/0/a~1b"],
  ["#/first%20name", "#/first%20name"],
  ["/a.b", "#/a.b"],
  ["a..b", "#/a..b"],
  ["", "#"],
  ["#", "#"],
];

for (const [path, pointer] of PATHS) {
  test(`the path ${JSON.stringify(path)} of a field error becomes ${pointer}`, () => {
    const error = new httpexc.HTTPBadRequest({ errors: [{ path, message: "No." }] });
    assert.deepEqual(error.toJSON().errors, [{ detail: "No.", pointer }]);
  });
}
