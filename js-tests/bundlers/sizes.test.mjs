// What imports cost in a page, in esbuild and Rollup, and what a Worker uploads: `make sizes` measures every
// bundler.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BUNDLERS } from "../sizes/bundlers.mjs";
import { IMPORTS } from "../sizes/imports.mjs";
import { createSizesProject, findExcess, measureImport } from "../sizes/measure.mjs";
import { findUploadExcess, measureTarball, measureWorker, WORKERS } from "../sizes/workers.mjs";

const folder = createSizesProject();

test("Workers and the tarball have at most their limits", (t) => {
  const workers = WORKERS.map(measureWorker);
  const tarball = measureTarball();
  for (const [at, { name }] of WORKERS.entries()) t.diagnostic(`${name}: ${workers[at]} KiB`);
  t.diagnostic(`the tarball: ${tarball.toFixed(0)} KB`);
  assert.deepEqual(findUploadExcess(workers, tarball), []);
  const twice = WORKERS.map(({ limit }) => limit * 2);
  assert.equal(findUploadExcess(twice, tarball + 3000).length, WORKERS.length + 1);
});

for (const bundler of BUNDLERS.filter(({ name }) => ["esbuild", "Rollup"].includes(name))) {
  test(`imports cost at most their limits in ${bundler.name}`, async (t) => {
    for (const row of IMPORTS) {
      const sizes = await measureImport(row, bundler, folder);
      t.diagnostic(`${row.name}: ${sizes.first.toFixed(2)} and ${sizes.lazy.toFixed(1)} KB`);
      assert.deepEqual(findExcess(row, sizes, bundler.name), []);
    }
  });
}
