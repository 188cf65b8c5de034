// Counts for the table of hazards: a test reports how many cases it tried, and `make hazards` adds
// the counts up. A test that fails counts as a failure of its hazard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HAZARDS } from "../hazards/rows.mjs";

/** Matches a count among the diagnostics of a test. */
export const COUNT_PATTERN = /^hazard (\d+): (\{.*\})$/;

/**
 * Reports how many cases a test tried for a hazard.
 *
 * @param t the test
 * @param number the hazard's number
 * @param tried how many cases
 * @param figure a text that the table shows as well
 */
export function reportCount(t, number, tried, figure) {
  t.diagnostic(`hazard ${number}: ${JSON.stringify({ tried, figure })}`);
}

/**
 * Registers a test for a hazard. It fails if a case fails, or if there is no case.
 *
 * @param number the hazard's number
 * @param title which part of the hazard the test is about
 * @param run the test. It gets `check(holds, what)`, which counts a case, and `setFigure(text)`.
 */
export function testHazard(number, title, run) {
  const { name } = HAZARDS.find((row) => row.number === number);
  test(`hazard ${number}, ${name}: ${title}`, async (t) => {
    const failures = [];
    let tried = 0;
    let figure;
    const check = (holds, what) => {
      tried++;
      if (!holds && failures.push(what) > 20) {
        assert.fail(`More than 20 cases failed: ${failures.join("\n")}`);
      }
    };
    const setFigure = (text) => {
      figure = text;
    };
    await run({ check, setFigure });
    assert.deepEqual(failures, []);
    assert.ok(tried > 0, "no case was tried");
    reportCount(t, number, tried, figure);
  });
}
