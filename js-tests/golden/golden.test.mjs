// Compares the dialects with the responses of falcon, Werkzeug and WebOb. Each difference must
// follow a reviewed rule, and most responses must be exact.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readFigures } from "../docs/figures.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { runCases, STANDARD_REASON } from "./run.mjs";

const library = await importPackage();
const total = { cases: 0, exact: 0 };
const sumCounts = (entries) => entries.reduce((total, [, count]) => total + count, 0);

for (const name of ["falcon", "falcon4", "webob", "werkzeug"]) {
  const lines = readFileSync(join(import.meta.dirname, "data", `${name}.jsonl`), "utf8");

  test(`${name}: no response differs without a rule, and few differ by a rule`, async (t) => {
    const { cases, exact, deviations, others } = await runCases(library, lines);
    assert.ok(cases > 300, String(cases));
    assert.deepEqual(others, []);
    const deviating = sumCounts([...deviations]);
    const standard = sumCounts(
      [...deviations].filter(([{ reason }]) => STANDARD_REASON.test(reason)),
    );
    assert.equal(exact + deviating, cases);
    assert.ok(deviating / cases < 0.25, `${deviating} of ${cases} deviate`);
    assert.ok(exact / (cases - standard) >= 0.9, `${exact} of ${cases - standard} are exact`);
    total.cases += cases;
    total.exact += exact;
    t.diagnostic(`${name}: ${exact} exact, ${deviating} deviate by a rule, of ${cases}`);
  });

  test(`${name}: a wrong response is noticed`, async () => {
    const changed = lines
      .split("\n")
      .filter((line) => line.includes('"status": 404, "reason"'))
      .slice(0, 5)
      .map((line) => line.replace('"status": 404, ', '"status": 410, '));
    assert.equal(changed.length, 5);
    const { others } = await runCases(library, changed.join("\n"));
    assert.equal(others.length, 5);
  });
}

test("the README has the right numbers", () => {
  const figures = readFigures(
    "# of their responses (`make golden`): # the same to the byte, # different by a rule",
  );
  assert.deepEqual(figures, [total.cases, total.exact, total.cases - total.exact]);
});
