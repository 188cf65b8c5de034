// Errors of the package thrown in real frameworks with no adapter: right in all of them, or the
// matrix says what is missing and why.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { FRAMEWORKS } from "./framework-list.mjs";
import { renewed, summary } from "./matrix.mjs";
import { ENVIRONMENTS, measure } from "./measurement.mjs";

const ends = [];
const seen = await measure({ after: (end) => ends.push(end) });
await Promise.all(ends.map((end) => end()));

for (const { file, closed, silent, bare, leaks } of FRAMEWORKS) {
  for (const environment of Object.keys(ENVIRONMENTS)) {
    const isProduction = environment === "production";
    const found = summary(seen[file][environment]);

    test(`${file}, NODE_ENV ${environment}: the status is right, or it is said why not`, () => {
      const what = JSON.stringify(seen[file][environment]);
      assert.equal(found.status, closed === undefined, what);
      if (closed) assert.ok(found.failed, what);
    });

    test(`${file}, NODE_ENV ${environment}: private text is never seen, or it is said why`, () => {
      assert.equal(found.leaked, !isProduction && leaks !== undefined);
    });

    test(`${file}, NODE_ENV ${environment}: header fields are kept, or it is said why not`, () => {
      assert.equal(found.kept, bare === undefined && closed === undefined ? found.fields : 0);
    });

    test(`${file}, NODE_ENV ${environment}: messages are shown, or it is said why not`, () => {
      // Where a stack is sent, the message is in it.
      const isShown = silent === undefined && closed === undefined;
      assert.equal(found.shown, isShown || (!isProduction && leaks !== undefined));
    });
  }
}

test("private text would be noticed", () => {
  assert.deepEqual(seen.fastify.production.plain.leaked, ["plain"]);
  assert.deepEqual(seen.express.unset[503].leaked, ["detail", "cause"]);
});

test("docs/frameworks.md says what was measured", () => {
  const text = readFileSync(join(root, "docs", "frameworks.md"), "utf8");
  assert.equal(renewed(text, seen), text, "run `make frameworks`");
});

test("a table that is stale or missing is noticed", () => {
  const stale = "<!-- generated: matrix -->\nold\n<!-- end -->\n";
  assert.ok(!renewed(stale, seen).includes("old"));
  assert.throws(() => renewed("nothing", seen), /Cannot find/);
});
