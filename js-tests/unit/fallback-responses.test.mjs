// While the core fails, each response is the one that the working core writes as problem details in
// JSON, to the byte: whatever the request accepts, and whatever the dialect of a configuration.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();
const { results, failures } = await runChild("fallback-responses.mjs");

for (const [way, { tried, wrong, texts }] of Object.entries(results)) {
  test(`${way}: the response is the same while the core fails`, (t) => {
    assert.deepEqual(wrong, []);
    assert.ok(tried > 150 && texts > 50, `${texts} different of ${tried}`);
    reportCount(t, 5, tried);
  });
}

test("the core failed for each of them", () => {
  const tried = Object.values(results).reduce((sum, result) => sum + result.tried, 0);
  assert.ok(failures >= tried, `${failures} of ${tried}`);
});

test("a core that fails is reported once for a response", async () => {
  const { reports, body } = await runChild("failing-core-reports.mjs");
  assert.equal(reports.length, 1, reports.join("\n"));
  assert.equal(body.detail, "No song.");
});
