// What imports cost in a page, in esbuild and Rollup: `make sizes` measures every bundler.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BUNDLERS } from "../sizes/bundlers.mjs";
import { IMPORTS } from "../sizes/imports.mjs";
import { createSizesProject, findExcess, measureImport } from "../sizes/measure.mjs";

const folder = createSizesProject();

for (const bundler of BUNDLERS.filter(({ name }) => ["esbuild", "Rollup"].includes(name))) {
  test(`imports cost at most their limits in ${bundler.name}`, async (t) => {
    for (const row of IMPORTS) {
      const sizes = await measureImport(row, bundler, folder);
      t.diagnostic(`${row.name}: ${sizes.first.toFixed(2)} and ${sizes.lazy.toFixed(1)} KB`);
      assert.deepEqual(findExcess(row, sizes, bundler.name), []);
    }
  });
}
