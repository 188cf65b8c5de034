// Options that are assigned to an error after it was built: the response has them, as if the constructor had
// got them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPException, HTTPMethodNotAllowed, HTTPNotFound, HTTPTooManyRequests } =
  httpexc;
const { toResponse } = httpexc;

const QUOTA = { limit: 5, remaining: 0, reset: 30 };

/** By option: a value for it, and another one, or undefined. */
const VALUES = {
  detail: ["Assigned.", "Other."],
  title: ["Assigned", "Other"],
  type: ["https://a.example/assigned", "about:other"],
  instance: ["/requests/7", "/requests/8"],
  code: ["assigned", 7],
  retryable: [true, false],
  help: [{ href: "/help" }, { href: "/other", text: "Other" }],
  errors: [[{ path: "title", message: "m" }], [{ path: ["a", 0] }]],
  comment: ["c", "d"],
  rateLimit: [QUOTA, { limit: 9, remaining: 3, reset: 1, name: "burst" }],
  retryAfter: [7, new Date("2030-01-01T00:00:00Z")],
  extensions: [{ balance: 30 }, { other: [1] }],
};

/** Returns everything of the responses that a client sees. */
async function describeResponses(error) {
  const responses = [
    error.toResponse(),
    error.toResponse(new Request("https://a.example/", { headers: { accept: "text/html" } })),
    toResponse(error),
    createErrors({ onError: null }).toResponse(error),
  ];
  return Promise.all(
    responses.map(async (response) => [
      response.status,
      [...response.headers],
      await response.text(),
    ]),
  );
}

for (const [option, [value, other]] of Object.entries(VALUES)) {
  test(`an assigned ${option} is that of the response`, async () => {
    const built = new HTTPTooManyRequests({ [option]: other, headers: { "x-a": "b" } });
    for (const before of [undefined, value]) {
      const error = new HTTPTooManyRequests({ [option]: before, headers: { "x-a": "b" } });
      error[option] = other;
      assert.deepEqual(error[option], built[option]);
      assert.deepEqual(await describeResponses(error), await describeResponses(built));
      assert.deepEqual(error.toJSON(), built.toJSON());
      assert.deepEqual({ ...error.headers }, { ...built.headers });
      assert.deepEqual(Object.keys(error), []);
    }
  });
}

test("an option that is assigned undefined or null is not given any more", async () => {
  const bare = await describeResponses(new HTTPTooManyRequests());
  for (const [option, [value]] of Object.entries(VALUES)) {
    if (option === "title" || option === "detail") continue;
    for (const nothing of [undefined, null]) {
      const error = new HTTPTooManyRequests({ [option]: value });
      error[option] = nothing;
      assert.equal(error[option], undefined, option);
      assert.deepEqual(await describeResponses(error), bare, option);
    }
  }
});

test("an assigned option is validated, and a refused one changes nothing", async () => {
  for (const [option, value, message] of [
    ["errors", "title", "Cannot build a 429: errors is not a list"],
    ["errors", [{ path: "a", mesage: "m" }], /errors\[0\]\.mesage .* Did you mean message\?$/],
    ["retryAfter", "soon", "Cannot build a 429: retryAfter is neither a number nor a Date"],
    ["code", {}, "Cannot build a 429: code is neither a string nor a finite number"],
    ["rateLimit", 7, "Cannot build a 429: rateLimit is not an object"],
  ]) {
    const error = new HTTPTooManyRequests({ [option]: VALUES[option][0] });
    const before = await describeResponses(error);
    assert.throws(
      () => {
        error[option] = value;
      },
      { name: "TypeError", message },
    );
    assert.deepEqual(await describeResponses(error), before);
  }
  const found = new httpexc.HTTPOk();
  assert.throws(() => {
    found.retryAfter = 7;
  }, /Cannot build a 200: retryAfter is not an option of it/);
});

test("an option of one status cannot be assigned", () => {
  const error = new HTTPMethodNotAllowed({ allow: ["GET"] });
  assert.throws(() => {
    error.allow = ["POST"];
  }, TypeError);
  assert.equal(error.toResponse().headers.get("allow"), "GET");
});

test("the private text of a 5xx stays private, also if it is assigned", async () => {
  const error = new HTTPBadGateway("secret");
  error.detail = "secret";
  error.errors = [{ path: "secret", message: "secret" }];
  error.comment = "secret";
  error.code = "public";
  const responses = JSON.stringify(await describeResponses(error));
  assert.ok(!responses.includes("secret"), responses);
  assert.ok(responses.includes("public"));
});

test("an object that inherits from an error, and another error, keep their options", () => {
  const error = new HTTPNotFound({ code: "first" });
  const derived = Object.create(error);
  derived.code = "second";
  assert.deepEqual([error.code, derived.code], ["first", "second"]);
  assert.deepEqual([error.toJSON().code, derived.toJSON().code], ["first", "second"]);
  assert.equal(new HTTPNotFound().code, undefined);
  // No constructor has built a prototype.
  const { prototype } = HTTPException;
  class Own extends HTTPNotFound {}
  Own.prototype.code = "own";
  assert.equal(Object.hasOwn(Own.prototype, "code"), true);
  assert.equal(Object.getOwnPropertyDescriptor(prototype, "code").get instanceof Function, true);
});
