// Where WebAssembly is missing or refused, every dialect responds with problem details in JSON: with the
// members and headers that the core writes, without a report for each response, and with one warning.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();

const WARNING =
  "httpexc/dialects writes only problem details in JSON, because WebAssembly is refused. " +
  "A content security policy allows it with 'wasm-unsafe-eval'.";

/** What the platform refuses, with how often the package tries it: once for each of the two modules. */
const WAYS = { missing: 0, Module: 2, Instance: 2 };

for (const [way, refusals] of Object.entries(WAYS)) {
  test(`dialects write problem details in JSON, and warn once: ${way}`, async () => {
    const result = await runChild("refused-dialects.mjs", ["--no-warnings"], [way]);
    assert.deepEqual(result.wrong, []);
    assert.ok(result.tried >= 80, `${result.tried}`);
    assert.deepEqual(result.beforeFirst, { warnings: 0, refusals: 0 });
    assert.equal(result.refusals, refusals);
    assert.deepEqual(result.reports, []);
    assert.deepEqual(result.warnings, [WARNING]);
  });
}
