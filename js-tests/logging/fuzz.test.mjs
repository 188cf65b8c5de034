// A part of the fuzz target of toLog (fuzz/to-log.mjs), from three seeds.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createTarget } from "../../fuzz/to-log.mjs";
import { reportCount } from "../lib/hazard-tally.mjs";
import { createProject } from "../lib/project.mjs";

const folder = createProject("fuzz-log", { "entries.mjs": `export { toLog } from "httpexc/log";` });
const { toLog } = await import(pathToFileURL(join(folder, "entries.mjs")).href);

for (const seed of [1, 2, 3]) {
  test(`no generated text or object shows its secret: seed ${seed}`, (t) => {
    const execute = createTarget(toLog, seed);
    for (let count = 0; count < 5_000; count++) assert.equal(execute(), undefined);
    reportCount(t, 33, 5_000);
  });
}

test("the target finds a log that redacts nothing", () => {
  const execute = createTarget((error) => ({ message: error?.message ?? error }), 1);
  const findings = Array.from({ length: 200 }, execute).filter((finding) => finding !== undefined);
  assert.ok(findings.length > 100, `${findings.length}`);
});
