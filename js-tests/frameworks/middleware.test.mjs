// The middleware that many applications use, in its frameworks, with the adapters: each error becomes the
// response that the table has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { SECRET } from "./middleware/middleware-data.mjs";
import { MIDDLEWARE_CASES } from "./middleware-cases.mjs";
import { replaceMiddleware } from "./middleware-matrix.mjs";
import { measureMiddleware } from "./middleware-measurement.mjs";

const ends = [];
const measured = await measureMiddleware({ after: (end) => ends.push(end) });
await Promise.all(ends.map((end) => end()));

/** The titles that differ from the reason phrases of Node 20. */
const TITLES = { 413: "Content Too Large", 422: "Unprocessable Content" };

/** Asserts that a value is the expected one, or a text that matches the expected pattern. */
function assertMatches(actual, expected, what) {
  if (expected instanceof RegExp) assert.match(actual ?? "", expected, what);
  else assert.deepEqual(actual, expected, what);
}

/** Asserts that a body is the problem of a case. */
function assertProblem(text, { status, body = {} }) {
  const problem = JSON.parse(text);
  const { detail, ...members } = body;
  const { detail: actualDetail, ...actualMembers } = problem;
  const title = TITLES[status] ?? STATUS_CODES[status];
  assert.deepEqual(actualMembers, { type: "about:blank", title, status, ...members });
  assertMatches(actualDetail, detail, text);
}

/** Asserts that a response has the content of a case. */
function assertContent({ headers, body }, row) {
  if (row.text !== undefined) return assertMatches(body, row.text, body);
  if (row.json) return assert.deepEqual(JSON.parse(body), row.json);
  assert.equal(headers.get("content-type"), "application/problem+json", body);
  return assertProblem(body, row);
}

for (const [index, row] of MIDDLEWARE_CASES.entries()) {
  const { application, npm, name, server } = row;
  test(`${application}, ${npm}: ${name}`, () => {
    const { response, log } = measured[index];
    assert.equal(response.status, row.status, response.text);
    assertContent(response, row);
    assert.ok(!response.text.includes(SECRET), response.text);
    const cors = server === "plain" ? null : "https://app.example";
    const headers = { "access-control-allow-origin": cors, ...row.headers };
    for (const [field, value] of Object.entries(headers)) {
      assertMatches(response.headers.get(field), value, field);
    }
    const isFailure = row.status >= 500;
    assert.equal(log.length, isFailure ? 1 : 0, log.join("\n"));
    if (isFailure) assert.ok(log[0].includes(row.log), log[0]);
  });
}

test("docs/frameworks.md has the measured results of middleware", () => {
  const text = readFileSync(join(root, "docs", "frameworks.md"), "utf8");
  assert.equal(replaceMiddleware(text, measured), text, "run `make frameworks`");
});

test("a stale or missing table of middleware is noticed", () => {
  const stale = "<!-- generated: middleware -->\nold\n<!-- end middleware -->\n";
  assert.ok(!replaceMiddleware(stale, measured).includes("old"));
  assert.throws(() => replaceMiddleware("nothing", measured), /Cannot find/);
});
