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

/** Asserts that a problem is that of a case. */
function assertProblem(problem, { status, body = {} }) {
  const { detail, ...members } = body;
  const { detail: actualDetail, ...actualMembers } = problem;
  const title = TITLES[status] ?? STATUS_CODES[status];
  assert.deepEqual(actualMembers, { type: "about:blank", title, status, ...members });
  assertMatches(actualDetail, detail, JSON.stringify(problem));
}

/** Asserts that a response has the content of a case. */
function assertContent({ body }, { problem, place, text }, row) {
  if (row.text !== undefined) return assertMatches(text, row.text, text);
  if (row.json) return assert.deepEqual(JSON.parse(body), row.json);
  assert.ok(problem, body);
  assert.equal(place, row.place ?? "", body);
  return assertProblem(problem, row);
}

for (const [index, row] of MIDDLEWARE_CASES.entries()) {
  const { application, npm, name, server } = row;
  test(`${application}, ${npm}: ${name}`, () => {
    const { response, content, log } = measured[index];
    assert.equal(response.status, row.status, response.text);
    assertContent(response, content, row);
    assert.ok(!response.text.includes(SECRET), response.text);
    const cors = server === "plain" ? null : "https://app.example";
    const headers = { "access-control-allow-origin": cors, ...row.headers };
    for (const [field, value] of Object.entries(headers)) {
      assertMatches(response.headers.get(field), value, field);
    }
    if (row.status >= 500) assert.ok(row.log, "the log of a failure is not in the table");
    // Next logs a failed revalidation more than once.
    if (row.settles && row.log) assert.ok(log.length > 0);
    else assert.equal(log.length, row.log ? 1 : 0, log.join("\n"));
    for (const message of log) assert.ok(message.includes(row.log), message);
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
