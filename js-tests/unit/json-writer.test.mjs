// The writer of JSON that needs no core: a part of what fuzz/json-writer.mjs compares with the core, and
// what cannot be compared, because the core refuses it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createTarget, takeCore } from "../../fuzz/json-writer.mjs";
import { OPTIONS } from "../../pkg-template/scripts/options.mjs";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const core = takeCore();
const { folder, httpexc, catalogue } = await importPackage();
const { HTTPNotFound, HTTPServiceUnavailable, HTTPUnauthorized } = httpexc;

for (const seed of [1, 2, 3]) {
  test(`both writers write the same: seed ${seed}`, (t) => {
    const execute = createTarget({ httpexc, catalogue }, seed);
    const { facts } = execute;
    while (facts.compared < 5_000) assert.equal(execute(), undefined);
    assert.ok(facts.statuses.size > 350, `${facts.statuses.size} statuses`);
    const missing = OPTIONS.filter(({ option }) => !facts.options.has(option));
    assert.deepEqual(missing, []);
    reportCount(t, 5, facts.compared);
  });
}

test("the target finds a writer that differs", async () => {
  const copy = pathToFileURL(join(folder, "node_modules/httpexc/dist/index-node.js"));
  const other = await import(`${copy.href}?other`);
  assert.notEqual(other.HTTPNotFound, HTTPNotFound);
  const { stringify } = JSON;
  // The members of the body, but not the parts that the core gets.
  JSON.stringify = (value, replacer) =>
    stringify(value?.title === undefined ? value : { ...value, status: 1 }, replacer);
  try {
    const execute = createTarget({ httpexc: other, catalogue }, 1);
    const findings = Array.from({ length: 300 }, execute).filter((finding) => finding);
    assert.ok(findings.length > 100, `${findings.length}`);
  } finally {
    JSON.stringify = stringify;
  }
});

/** Returns the response of an error while the core fails. */
function respondWithoutCore(error, request) {
  core.isBroken = true;
  try {
    return error.toResponse(request);
  } finally {
    core.isBroken = false;
  }
}

/** Whether the members of hostile objects cannot be read, as after the validation of the options. */
let isHostile = false;

function createHostile(members) {
  const read = (call) => {
    if (isHostile) throw new Error("hostile");
    return call();
  };
  return new Proxy(members, {
    get: (target, name) => read(() => target[name]),
    ownKeys: (target) => read(() => Reflect.ownKeys(target)),
  });
}

for (const [name, options] of [
  ["help", { help: createHostile({ href: "/h" }) }],
  ["field errors", { errors: [createHostile({ path: "/a", code: "c" })] }],
  ["extensions", { extensions: createHostile({ a: 1 }) }],
  ["challenges", { challenges: [createHostile({ scheme: "Basic" })] }],
]) {
  test(`${name} that cannot be read leave the rest of the response intact`, async () => {
    isHostile = false;
    const Class = options.challenges ? HTTPUnauthorized : HTTPNotFound;
    const error = new Class("A detail.", { ...options, code: 7, headers: { "x-a": "1" } });
    isHostile = true;
    const response = respondWithoutCore(error);
    const { status } = Class;
    assert.deepEqual(
      [...response.headers],
      [
        ["content-type", "application/problem+json"],
        ["vary", "Accept"],
        ["x-a", "1"],
        ["x-content-type-options", "nosniff"],
      ],
    );
    const { title } = error;
    const expected = { type: "about:blank", title, status, detail: "A detail.", code: 7 };
    assert.deepEqual([response.status, await response.json()], [status, expected]);
  });
}

test("headers that cannot be sent leave the other headers intact", () => {
  const retryAfter = new Date();
  const headers = [
    ["x-a", "1"],
    ["x-b", "2"],
  ];
  const error = new HTTPServiceUnavailable({ retryAfter, headers });
  retryAfter.setTime(Number.NaN);
  headers[0][1] = "1\r\nx-c: 3";
  assert.deepEqual(
    [...respondWithoutCore(error).headers].map(([name]) => name),
    ["content-type", "vary", "x-b", "x-content-type-options"],
  );
});

test("a body that is too long for a string has the members that every problem has", async () => {
  const error = new HTTPNotFound("Long.", { headers: { "x-a": "1" } });
  const { stringify } = JSON;
  JSON.stringify = (value, ...rest) => {
    if (value.detail === "Long.") throw new RangeError("Invalid string length");
    return stringify(value, ...rest);
  };
  try {
    const response = respondWithoutCore(error);
    assert.equal(response.headers.get("x-a"), "1");
    const expected = { type: "about:blank", title: "Not Found", status: 404 };
    assert.deepEqual(await response.json(), expected);
  } finally {
    JSON.stringify = stringify;
  }
});

test("a long header value is trimmed in linear time", () => {
  const value = `a${" ".repeat(1_000_000)}b  `;
  const start = performance.now();
  const response = respondWithoutCore(new HTTPNotFound({ headers: { "x-a": value } }));
  assert.equal(response.headers.get("x-a"), value.trim());
  assert.ok(performance.now() - start < 1000);
});

for (const [representation, detail] of [
  ["never", "A detail."],
  ["detail", undefined],
]) {
  test(`a response with the representation ${representation} has no content type`, async () => {
    for (const respond of [(error) => error.toResponse(), respondWithoutCore]) {
      const response = respond(new HTTPNotFound({ detail, representation, retryAfter: 1 }));
      assert.deepEqual([...response.headers], [["retry-after", "1"]]);
      assert.equal(await response.text(), "");
    }
  });
}
