// The first use of the package as README.md describes it. `make first-use` does the same, and
// measures the time.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { checkFirstResponses, checkTypes, installPackage, QUICK_STARTS } from "./quick-starts.mjs";

describe("following README.md leads to a first response", () => {
  let folder;
  before(async () => {
    folder = await installPackage("first-use");
  });
  for (const row of QUICK_STARTS) {
    it(`works on ${row.on} from ${row.file}`, async (t) => {
      assert.deepEqual(await checkFirstResponses(t, folder, row), []);
      if (/ts$/.test(row.file)) assert.equal(await checkTypes(folder, row), "");
    });
  }
});
