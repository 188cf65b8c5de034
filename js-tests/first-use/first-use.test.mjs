// The first use of the package, by what README.md says: `make first-use` does the same and times it.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { complaints, firstAnswers, installed, ROWS } from "./quick-starts.mjs";

describe("whoever does what README.md says gets a first answer", () => {
  let folder;
  before(async () => {
    folder = await installed("first-use");
  });
  for (const row of ROWS) {
    it(`on ${row.on}, from ${row.file}`, async (t) => {
      assert.deepEqual(await firstAnswers(t, folder, row), []);
      if (/ts$/.test(row.file)) assert.equal(await complaints(folder, row), "");
    });
  }
});
