// Counts for the table of hazards: a test says how many cases it tried, and `make hazards` adds them
// up. A test that fails counts as a fall by itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HAZARDS } from "../hazards/rows.mjs";

/** How a count stands among the diagnostics of a test. */
export const COUNTED = /^hazard (\d+): (\{.*\})$/;

/**
 * Says what a test tried for a hazard.
 *
 * @param t the test
 * @param number the hazard's number
 * @param tried how many cases
 * @param figure what the table shows besides, if anything
 */
export function counted(t, number, tried, figure) {
  t.diagnostic(`hazard ${number}: ${JSON.stringify({ tried, figure })}`);
}

/**
 * Makes a test for a hazard, which fails where a case falls or none was tried.
 *
 * @param number the hazard's number
 * @param what what of it is tested
 * @param run is given `hold(whether, what)`, which counts a case, and `show(figure)`
 */
export function hazard(number, what, run) {
  const { name } = HAZARDS.find((row) => row.number === number);
  test(`hazard ${number}, ${name}: ${what}`, async (t) => {
    const fell = [];
    let tried = 0;
    let figure;
    const hold = (holds, what) => {
      tried++;
      if (!holds && fell.push(what) > 20) assert.fail(`More than 20 fell: ${fell.join("\n")}`);
    };
    const show = (text) => {
      figure = text;
    };
    await run({ hold, show });
    assert.deepEqual(fell, []);
    assert.ok(tried > 0, "nothing was tried");
    counted(t, number, tried, figure);
  });
}
