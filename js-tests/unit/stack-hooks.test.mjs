// A hook that formats stacks (`Error.prepareStackTrace`) sees frames, or is not called.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();

for (const hook of ["second-frame", "callsites", "message", "throwing", "no-function"]) {
  for (const moment of ["before", "after", "later"]) {
    for (const change of ["none", "frozen", "no-capture"]) {
      test(`${hook}, set ${moment} the import, Error ${change}: every error has a response`, async () => {
        const result = await runChild("stack-hooks.mjs", [], [hook, moment, change]);
        assert.deepEqual(result.failures, []);
        assert.deepEqual(result.empty, [], "a hook was called without frames");
        // A frozen Error keeps its hook, so the first 5xx cannot find out without it how stacks begin.
        if (change !== "frozen")
          assert.equal(result.early, 0, "a hook was called before a stack was read");
      });
    }
  }
}
