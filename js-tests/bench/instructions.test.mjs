import assert from "node:assert/strict";
import { test } from "node:test";
import { budget, counts, LESS, MORE } from "./instructions.mjs";

test("no call of the core takes more instructions than its budget, nor far less", async () => {
  const [taken, allowed] = [await counts(), budget()];
  assert.deepEqual(Object.keys(taken), Object.keys(allowed));
  for (const [name, count] of Object.entries(taken)) {
    const share = count / allowed[name];
    const text = `${name}: ${count} instructions, budget ${allowed[name]}`;
    assert.ok(share <= MORE, text);
    assert.ok(share >= LESS, `${text}; renew it by \`make instructions-budget\``);
  }
});
