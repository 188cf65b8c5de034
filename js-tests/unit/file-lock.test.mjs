// The file lock lets one process at a time build what several test files use.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { withFileLock } from "../lib/file-lock.mjs";
import { root } from "../lib/project.mjs";

const folder = join(root, "js-tests", ".work", "file-lock");
const lockPath = join(folder, "lock.pid");
const ROUNDS = 400;

before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

test("each process gets the lock, and never two at the same time", async () => {
  const count = join(folder, "count");
  writeFileSync(count, "0");
  writeFileSync(
    join(folder, "process.mjs"),
    `import { readFileSync, writeFileSync } from "node:fs";
     import { withFileLock } from ${JSON.stringify(pathToFileURL(join(root, "js-tests/lib/file-lock.mjs")).href)};
     const [, , lockPath, count, rounds] = process.argv;
     for (let round = 0; round < Number(rounds); round++) {
       withFileLock(lockPath, () => writeFileSync(count, String(Number(readFileSync(count, "utf8")) + 1)));
     }`,
  );
  const processes = [1, 2, 3].map(() => {
    const args = [join(folder, "process.mjs"), lockPath, count, String(ROUNDS)];
    const child = spawn(process.execPath, args, { stdio: "inherit" });
    return new Promise((resolve) => child.once("exit", resolve));
  });
  assert.deepEqual(await Promise.all(processes), [0, 0, 0]);
  assert.equal(readFileSync(count, "utf8"), String(3 * ROUNDS));
  assert.deepEqual(readdirSync(folder).sort(), ["count", "process.mjs"]);
});

test("the lock of a dead process is taken over", async () => {
  const child = spawn(process.execPath, ["--eval", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  writeFileSync(lockPath, String(child.pid));
  assert.equal(
    withFileLock(lockPath, () => readFileSync(lockPath, "utf8")),
    String(process.pid),
  );
});

test("of processes that each die with the lock, one follows the other", async () => {
  const log = join(folder, "log");
  const lock = join(folder, "dying.pid");
  writeFileSync(
    join(folder, "dying.mjs"),
    `import { appendFileSync } from "node:fs";
     import { withFileLock } from ${JSON.stringify(pathToFileURL(join(root, "js-tests/lib/file-lock.mjs")).href)};
     const [, , lockPath, log] = process.argv;
     withFileLock(lockPath, () => {
       appendFileSync(log, "begin ");
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
       appendFileSync(log, "end\\n");
       process.kill(process.pid, "SIGKILL");
     });`,
  );
  const processes = Array.from({ length: 5 }, () => {
    const child = spawn(process.execPath, [join(folder, "dying.mjs"), lock, log]);
    return new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  });
  assert.deepEqual(
    await Promise.all(processes),
    processes.map(() => "SIGKILL"),
  );
  assert.equal(readFileSync(log, "utf8"), "begin end\n".repeat(processes.length));
});

test("a function that throws releases the lock", () => {
  const error = new Error("thrown");
  assert.throws(() => {
    withFileLock(lockPath, () => {
      throw error;
    });
  }, error);
  assert.equal(
    withFileLock(lockPath, () => "again"),
    "again",
  );
});
