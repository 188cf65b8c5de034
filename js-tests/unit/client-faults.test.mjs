// Whatever fails in the core of the client, there is a report, and the next one is as good as ever.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { installed } from "./installed.mjs";

const { child } = await installed("client-faults");

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
  test(`${count} right reports while the core of the client fails: ${way}`, async (t) => {
    const facts = await child("client-faults.mjs", [], [way, String(count)]);
    assert.deepEqual(facts.wrong, []);
    assert.equal(facts.failed, true);
    assert.deepEqual(facts.next, { status: 404, code: 7, detail: "It works." });
    assert.equal(facts.tried, count);
    reportCount(t, 5, facts.tried);
  });
}

test("a million reports leave the memory as it was", async (t) => {
  const facts = await child("client-memory.mjs");
  assert.equal(facts.instances, 1);
  assert.deepEqual(facts.after, facts.warm);
  assert.ok(facts.errors > 1_000_000);
  t.diagnostic(`${facts.warm} pages, ${facts.seconds} s`);
  reportCount(t, 6, facts.tried, `${facts.tried} reads alone: 0 pages more after the first 10,000`);
});

test("the memory that a large body took is given back", async () => {
  const facts = await child("client-memory.mjs", [], ["large"]);
  assert.ok(facts.largest > 8 * 16, String(facts.largest));
  assert.ok(facts.now <= 32, String(facts.now));
  assert.equal(facts.detail, "The last member.");
});
