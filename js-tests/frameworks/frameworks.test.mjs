// Errors of the package in real frameworks without an adapter: the response is right, or the list
// of frameworks has a reason for what is missing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { FRAMEWORKS } from "./framework-list.mjs";
import { replaceMatrix, summarize } from "./matrix.mjs";
import { ENVIRONMENTS, measureFrameworks } from "./measurement.mjs";

const ends = [];
const measured = await measureFrameworks({ after: (end) => ends.push(end) });
await Promise.all(ends.map((end) => end()));

for (const { file, statusReason, messageReason, headersReason, leakReason } of FRAMEWORKS) {
  for (const environment of Object.keys(ENVIRONMENTS)) {
    const isProduction = environment === "production";
    const summary = summarize(measured[file][environment]);

    test(`${file}, NODE_ENV ${environment}: the status is right, or there is a reason`, () => {
      const what = JSON.stringify(measured[file][environment]);
      assert.equal(summary.isStatusRight, statusReason === undefined, what);
      if (statusReason) assert.ok(summary.isAlways500, what);
    });

    test(`${file}, NODE_ENV ${environment}: no private text is sent, or there is a reason`, () => {
      assert.equal(summary.hasLeak, !isProduction && leakReason !== undefined);
    });

    test(`${file}, NODE_ENV ${environment}: the headers are sent, or there is a reason`, () => {
      const isKept = headersReason === undefined && statusReason === undefined;
      assert.equal(summary.keptHeaders, isKept ? summary.headers : 0);
    });

    test(`${file}, NODE_ENV ${environment}: the messages are sent, or there is a reason`, () => {
      // A stack contains the message.
      const isShown = messageReason === undefined && statusReason === undefined;
      assert.equal(summary.isAllShown, isShown || (!isProduction && leakReason !== undefined));
    });
  }
}

test("private text is noticed", () => {
  assert.deepEqual(measured.fastify.production.plain.leaked, ["plain"]);
  assert.deepEqual(measured.express.unset[503].leaked, ["detail", "cause"]);
});

test("docs/frameworks.md has the measured results", () => {
  const text = readFileSync(join(root, "docs", "frameworks.md"), "utf8");
  assert.equal(replaceMatrix(text, measured), text, "run `make frameworks`");
});

test("a stale or missing table is noticed", () => {
  const stale = "<!-- generated: matrix -->\nold\n<!-- end matrix -->\n";
  assert.ok(!replaceMatrix(stale, measured).includes("old"));
  assert.throws(() => replaceMatrix("nothing", measured), /Cannot find/);
});
