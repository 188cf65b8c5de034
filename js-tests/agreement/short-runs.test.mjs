// A part of the targets that compare TypeScript with the core: fuzz/header-advice.mjs,
// fuzz/lean-reader.mjs and fuzz/retry-advice.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createTargets as createHeaderTargets } from "../../fuzz/header-advice.mjs";
import { createTargets as createReaderTargets } from "../../fuzz/lean-reader.mjs";
import { createComparison } from "../../fuzz/retry-advice.mjs";

const SEEDS = [1, 2];

/** Runs a target and returns its findings. */
const findAll = (execute, count) =>
  Array.from({ length: count }, execute).filter((finding) => finding !== undefined);

for (const seed of SEEDS) {
  test(`headers about another try are read as the core reads them: seed ${seed}`, async () => {
    const { retry_after, rate_limit } = await createHeaderTargets(seed);
    assert.deepEqual(findAll(retry_after, 10_000), []);
    assert.deepEqual(findAll(rate_limit, 10_000), []);
  });

  test(`problem details are read as the core reads them: seed ${seed}`, async () => {
    const { lean_reader, body_advice, counts } = await createReaderTargets(seed);
    assert.deepEqual(findAll(lean_reader, 10_000), []);
    assert.deepEqual(findAll(body_advice, 10_000), []);
    assert.ok(counts.read > 2500, `${counts.read} of ${counts.all} without the core`);
  });

  test(`the advice on retries is that of the crate: seed ${seed}`, async () => {
    const compare = await createComparison(seed, "debug");
    assert.equal(compare(20_000), undefined);
  });
}

test("the targets find code that reads headers differently", async () => {
  const silent = { readHeaderAdvice: () => ({ global: false }) };
  const { retry_after, rate_limit } = await createHeaderTargets(1, silent);
  assert.ok(findAll(retry_after, 500).length > 100);
  assert.ok(findAll(rate_limit, 500).length > 100);
});

test("the targets find code that takes other headers for simple ones", async () => {
  const hasty = { readSimpleAdvice: () => ({ retryAfter: undefined, isComplete: true }) };
  const { retry_after, rate_limit } = await createHeaderTargets(1, hasty);
  assert.ok(findAll(retry_after, 500).length > 100);
  assert.ok(findAll(rate_limit, 500).length > 100);
});

test("the targets find code that reads problem details differently", async () => {
  const replaced = {
    readLean: ({ status }) => ({ status, raw: undefined }),
    findBodyAdvice: () => ({ needsCore: false }),
  };
  const { lean_reader, body_advice } = await createReaderTargets(1, replaced);
  assert.equal(findAll(lean_reader, 500).length, 500);
  assert.ok(findAll(body_advice, 500).length > 20);
});

for (const [name, replacement] of Object.entries({
  isTemporaryFailure: () => true,
  isIdempotent: () => true,
  findStatedDelay: () => undefined,
  computeBackoff: (base) => base,
})) {
  test(`the target finds another ${name}`, async () => {
    const compare = await createComparison(1, "debug", { [name]: replacement });
    assert.match(compare(500), / and not /);
  });
}
