// Whatever fails in the client's core, there is a report, and the next call works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();

for (const [way, count] of [
  ["trap", 10_000],
  ["overflow", 200],
  ["every other", 1000],
  ["reserve", 1000],
  ["memory", 1000],
  ["addresses", 1000],
  ["no end", 1000],
  ["strange", 1000],
  ["instance", 1000],
  ["module", 1000],
]) {
  test(`${count} reports are right while the client's core fails: ${way}`, async (t) => {
    const facts = await runChild("client-faults.mjs", [], [way, String(count)]);
    assert.deepEqual(facts.wrong, []);
    assert.equal(facts.hasFailed, true);
    assert.deepEqual(facts.next, { status: 404, code: 7, detail: "It works." });
    assert.equal(facts.tried, count);
    reportCount(t, 5, facts.tried);
  });
}
