// What the tests build together is built by one process at a time.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { withFileLock } from "../lib/file-lock.mjs";
import { root } from "../lib/project.mjs";

const folder = join(root, "js-tests", ".work", "alone");
const held = join(folder, "held.pid");
const ROUNDS = 400;

before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

test("of processes that want the same, each has its turn, and none two at once", async () => {
  const count = join(folder, "count");
  writeFileSync(count, "0");
  writeFileSync(
    join(folder, "process.mjs"),
    `import { readFileSync, writeFileSync } from "node:fs";
     import { withFileLock } from ${JSON.stringify(pathToFileURL(join(root, "js-tests/lib/file-lock.mjs")).href)};
     const [, , held, count, rounds] = process.argv;
     for (let round = 0; round < Number(rounds); round++) {
       withFileLock(held, () => writeFileSync(count, String(Number(readFileSync(count, "utf8")) + 1)));
     }`,
  );
  const processes = [1, 2, 3].map(() => {
    const args = [join(folder, "process.mjs"), held, count, String(ROUNDS)];
    const child = spawn(process.execPath, args, { stdio: "inherit" });
    return new Promise((resolve) => child.once("exit", resolve));
  });
  assert.deepEqual(await Promise.all(processes), [0, 0, 0]);
  assert.equal(readFileSync(count, "utf8"), String(3 * ROUNDS));
  assert.deepEqual(readdirSync(folder).sort(), ["count", "process.mjs"]);
});

test("what a dead process holds is taken from it", async () => {
  const child = spawn(process.execPath, ["--eval", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  writeFileSync(held, String(child.pid));
  assert.equal(
    withFileLock(held, () => readFileSync(held, "utf8")),
    String(process.pid),
  );
});

test("a function that throws leaves nothing held", () => {
  const thrown = new Error("thrown");
  assert.throws(() => {
    withFileLock(held, () => {
      throw thrown;
    });
  }, thrown);
  assert.equal(
    withFileLock(held, () => "again"),
    "again",
  );
});
