// One process at a time: a file that exists while one of them is at work, with its number in it.

import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Calls a function that may give undefined where a file that is named is not there (any more). */
function unlessGone(call) {
  try {
    return call();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Whether a process runs. */
function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether the file is ours from now on. It comes into being with its content, or not at all. */
function takes(held, own) {
  try {
    linkSync(own, held);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/**
 * Calls a function while no other process does so under the same file, and gives what it gives. A
 * file that a dead process left is taken away.
 *
 * @param held the path of the file, in a folder that exists
 */
export function alone(held, call) {
  const own = `${held}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!takes(held, own)) {
      // Gone since: who held it was done meanwhile.
      const holder = unlessGone(() => readFileSync(held, "utf8"));
      if (holder === undefined) continue;
      if (runs(Number(holder))) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      else rmSync(held, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return call();
  } finally {
    rmSync(held, { force: true });
  }
}
