// A class that was thrown without new: the response is a 500, and the log says what to write.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { mock, test } from "node:test";
import { createProject } from "../lib/project.mjs";

const require = createRequire(join(createProject("thrown-class"), "x.cjs"));
const httpexc = require("httpexc");
const { createErrors } = require("httpexc/server");

class SongGone extends httpexc.HTTPGone {}

/** Calls a function, and returns its result and the lines that it wrote to the console. */
async function recordLog(call) {
  const { mock: calls } = mock.method(console, "error", () => {});
  try {
    const response = await call();
    return { response, lines: calls.calls.map(({ arguments: [line] }) => line) };
  } finally {
    mock.restoreAll();
  }
}

const request = () => new Request("https://a.example/");
const ways = {
  toResponse: (value) => httpexc.toResponse(value, request()),
  createErrors: (value) => createErrors({}).toResponse(value, request()),
  wrap: (value) =>
    createErrors({}).wrap(() => {
      throw value;
    })(request()),
};

for (const [name, respond] of Object.entries(ways)) {
  for (const Class of [
    httpexc.HTTPNotFound,
    httpexc.HTTPUnauthorized,
    SongGone,
    TypeError,
    Error,
  ]) {
    test(`${name}: the class ${Class.name} becomes a 500 whose log entry says "without new"`, async () => {
      const { response, lines } = await recordLog(() => respond(Class));
      assert.equal(response.status, 500);
      assert.ok(!(await response.text()).includes("without new"));
      assert.equal(lines.length, 1);
      const expected = `${Class.name} was thrown without new: write \`throw new ${Class.name}()\``;
      assert.ok(lines[0].includes(expected), lines[0]);
    });
  }
}

test("onError gets the explanation as the cause", () => {
  const causes = [];
  const errors = createErrors({ onError: ({ cause }) => causes.push(cause) });
  errors.toResponse(httpexc.HTTPNotFound, request());
  errors.toResponse(request, request());
  assert.match(causes[0].message, /^HTTPNotFound was thrown without new/);
  assert.equal(causes[1], request);
});
