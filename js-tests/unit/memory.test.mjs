// The core's memory: it does not grow over many responses, and is released after a large one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();
const facts = await runChild("core-memory.mjs");

test("200,000 responses with details do not grow the memory", (t) => {
  assert.equal(facts.warm.length, 1);
  assert.deepEqual(facts.after, facts.warm);
  assert.ok(facts.bytes > facts.tried * 50);
  reportCount(t, 6, facts.tried);
});

test("a detail of 5 MiB is sent whole in every format", () => {
  assert.equal(facts.sizes.length, 4);
  for (const size of facts.sizes) assert.ok(size > 5 * 1024 * 1024 - 3, String(size));
});

test("the memory of a large response is released", () => {
  assert.ok(facts.newInstances >= 3, String(facts.newInstances));
  assert.ok(facts.largest > 5 * 16, String(facts.largest));
  assert.deepEqual([facts.now], facts.warm);
});
