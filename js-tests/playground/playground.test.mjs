// Tests the playground in Chromium. It is built once for all tests.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { promisify } from "node:util";
import { root } from "../lib/project.mjs";
import { testAccessibility } from "./accessibility.mjs";
import { testHostileInput, testNavigation } from "./all-views.mjs";
import { testMakeView } from "./make-view.mjs";
import { testProblemsView } from "./problems-view.mjs";
import { testCatalogue, testReadView } from "./read-view.mjs";
import { startSite } from "./site-browser.mjs";

let site;

before(async () => {
  site = await startSite();
});

after(() => site?.close());

it("compiles without type errors", async () => {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  await promisify(execFile)(tsc, ["-p", site.folder]).catch(({ stdout }) => assert.fail(stdout));
});

for (const defineTests of [
  testMakeView,
  testReadView,
  testProblemsView,
  testCatalogue,
  testNavigation,
  testHostileInput,
  testAccessibility,
]) {
  defineTests(() => site);
}
