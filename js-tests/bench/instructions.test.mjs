import assert from "node:assert/strict";
import { test } from "node:test";
import { countInstructions, MAX_SHARE, MIN_SHARE, readBudget } from "./instructions.mjs";

test("no call of the core takes more instructions than its budget, or far fewer", async () => {
  const [counts, budget] = [await countInstructions(), readBudget()];
  assert.deepEqual(Object.keys(counts), Object.keys(budget));
  for (const [name, count] of Object.entries(counts)) {
    const share = count / budget[name];
    const text = `${name}: ${count} instructions, budget ${budget[name]}`;
    assert.ok(share <= MAX_SHARE, text);
    assert.ok(share >= MIN_SHARE, `${text}; replace it with \`make instructions-budget\``);
  }
});
