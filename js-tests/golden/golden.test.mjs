// Holds the dialects to the answers of falcon, Werkzeug and WebOb: what differs does so by a rule
// that was reviewed, and most does not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readFigures } from "../docs/figures.mjs";
import { installed } from "../unit/installed.mjs";
import { NAMED, run } from "./run.mjs";

const library = await installed("golden-test");
const total = { cases: 0, exact: 0 };
const sum = (entries) => entries.reduce((total, [, count]) => total + count, 0);

for (const name of ["falcon", "webob", "werkzeug"]) {
  const lines = readFileSync(join(import.meta.dirname, "data", `${name}.jsonl`), "utf8");

  test(`${name}: no answer differs without a reason, and few with one`, async (t) => {
    const { cases, exact, deviations, others } = await run(library, lines);
    assert.ok(cases > 300, String(cases));
    assert.deepEqual(others, []);
    const deviating = sum([...deviations]);
    const named = sum([...deviations].filter(([{ reason }]) => NAMED.test(reason)));
    assert.equal(exact + deviating, cases);
    assert.ok(deviating / cases < 0.25, `${deviating} of ${cases} deviate`);
    assert.ok(exact / (cases - named) >= 0.9, `${exact} of ${cases - named} are exact`);
    total.cases += cases;
    total.exact += exact;
    t.diagnostic(`${name}: ${exact} exact, ${deviating} deviate by a rule, of ${cases}`);
  });

  test(`${name}: an answer that is another one is noticed`, async () => {
    const changed = lines
      .split("\n")
      .filter((line) => line.includes('"status": 404, "reason"'))
      .slice(0, 5)
      .map((line) => line.replace('"status": 404, ', '"status": 410, '));
    assert.equal(changed.length, 5);
    const { others } = await run(library, changed.join("\n"));
    assert.equal(others.length, 5);
  });
}

test("the README says how many there are", () => {
  const figures = readFigures(
    "# answers of theirs (`make golden`): # the same to the byte, # different by a rule",
  );
  assert.deepEqual(figures, [total.cases, total.exact, total.cases - total.exact]);
});
