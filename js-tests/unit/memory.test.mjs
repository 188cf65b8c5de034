// The core's memory: the same after many answers, and given back after a large one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { installed } from "./installed.mjs";

const { child } = await installed("memory");
const facts = await child("core-memory.mjs");

test("200,000 answers with details leave the memory as it was", (t) => {
  assert.equal(facts.warm.length, 1);
  assert.deepEqual(facts.after, facts.warm);
  assert.ok(facts.bytes > facts.tried * 50);
  reportCount(t, 6, facts.tried);
});

test("a detail of 5 MiB goes out whole, in every format", () => {
  assert.equal(facts.sizes.length, 4);
  for (const size of facts.sizes) assert.ok(size > 5 * 1024 * 1024 - 3, String(size));
});

test("the memory that a large answer took is given back", () => {
  assert.ok(facts.byLarge >= 3, String(facts.byLarge));
  assert.ok(facts.largest > 5 * 16, String(facts.largest));
  assert.deepEqual([facts.now], facts.warm);
});
