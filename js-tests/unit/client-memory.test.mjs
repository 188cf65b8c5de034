// The memory of the client's core does not grow. A million reports take longer than all other unit
// tests but a few, so they have a file of their own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();

test("a million reports do not grow the memory", async (t) => {
  const facts = await runChild("client-memory.mjs");
  assert.equal(facts.instances, 1);
  assert.deepEqual(facts.after, facts.warm);
  assert.ok(facts.errors > 1_000_000);
  t.diagnostic(`${facts.warm} pages, ${facts.seconds} s`);
  reportCount(t, 6, facts.tried, `${facts.tried} reads alone: 0 pages more after the first 10,000`);
});

test("the memory of a large body is released", async () => {
  const facts = await runChild("client-memory.mjs", [], ["large"]);
  assert.ok(facts.largest > 8 * 16, String(facts.largest));
  assert.ok(facts.now <= 32, String(facts.now));
  assert.equal(facts.detail, "The last member.");
});
