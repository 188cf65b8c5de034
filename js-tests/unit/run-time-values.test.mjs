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
    () => new httpexc.HTTPNotFound({ expose: null }),
    () => new httpexc.HTTPTooManyRequests({ retryAfter: "30" }),
  ]) {
    assert.throws(build, /^(Type|Range)Error: Cannot build/, String(build));
  }
});

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
