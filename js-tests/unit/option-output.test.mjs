// The effects of options: headers of the response, properties of the error, members of the body.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HEADERS } from "./children/option-headers.mjs";
import { createErrorBuilder, formatValue } from "./error-builder.mjs";
import { importPackage } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const buildError = createErrorBuilder(entries);

for (const [status, options, expected] of HEADERS) {
  test(`a ${status} with ${formatValue(options)} has ${formatValue(expected)}`, () => {
    const { headers } = buildError(status, options).toResponse();
    for (const [name, value] of Object.entries(expected)) {
      assert.equal(headers.get(name), value, name);
    }
  });
}

test("a date between two seconds is rounded up, so no client comes too early", () => {
  const { headers } = buildError(503, { retryAfter: new Date(784111776001) });
  assert.equal(headers["retry-after"], "Sun, 06 Nov 1994 08:49:37 GMT");
});

test("the duties are properties of the error", () => {
  const { challenges } = buildError(401, { challenges: "Basic" });
  assert.deepEqual(challenges, ["Basic"]);
  assert.deepEqual(buildError(405, { allow: "GET" }).allow, ["GET"]);
  assert.deepEqual(buildError(426, { upgrade: "a" }).upgrade, ["a"]);
  assert.equal(
    buildError(303, { location: new URL("https://a.example") }).location,
    "https://a.example/",
  );
  assert.equal(buildError(201, {}).location, undefined);
  assert.equal(buildError(201, { location: "/a" }).location, "/a");
  assert.equal(buildError(416, {}).length, undefined);
  assert.equal(buildError(416, {}).unit, "bytes");
  assert.equal(buildError(416, { length: 7, unit: "items" }).length, 7);
  assert.deepEqual(buildError(415, {}).accept, []);
  assert.deepEqual(buildError(415, { acceptPatch: ["a/b"] }).acceptPatch, ["a/b"]);
  assert.equal(buildError(451, { blockedBy: "/c" }).blockedBy, "/c");
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
  test(`the path ${formatValue(path)} becomes ${pointer}`, () => {
    const { errors } = new httpexc.HTTPBadRequest({ errors: [{ path }] }).toJSON();
    assert.deepEqual(errors, [{ pointer }]);
  });
}
