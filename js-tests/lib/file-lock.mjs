// A lock between processes: a file that exists while one process holds the lock. It contains the
// process id.

import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Returns the result of a call, or undefined if a file that it reads does not exist (any more). */
function ignoreMissingFile(call) {
  try {
    return call();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Whether a process is running. */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Tries to create the lock file, and returns whether this process holds the lock now. The link
 * makes the file appear together with its content, or not at all.
 */
function tryLock(lockPath, ownPath) {
  try {
    linkSync(ownPath, lockPath);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/**
 * Removes the lock file of a process that has ended. Two processes may find the same one: a lock
 * for the removal lets only one of them remove it, if it is still there. Otherwise the second would
 * remove the lock that the first has got since.
 */
function removeDeadLock(lockPath, ownPath, holder) {
  const removalPath = `${lockPath}.removal`;
  if (!tryLock(removalPath, ownPath)) {
    const remover = ignoreMissingFile(() => readFileSync(removalPath, "utf8"));
    if (remover !== undefined && !isRunning(Number(remover))) rmSync(removalPath, { force: true });
    return;
  }
  try {
    const current = ignoreMissingFile(() => readFileSync(lockPath, "utf8"));
    if (current === holder) rmSync(lockPath, { force: true });
  } finally {
    rmSync(removalPath, { force: true });
  }
}

/**
 * Calls a function while this process holds the lock, and returns its result. Removes the lock file
 * of a process that has ended.
 *
 * @param lockPath the path of the lock file, in a folder that exists
 */
export function withFileLock(lockPath, call) {
  const ownPath = `${lockPath}.${process.pid}`;
  writeFileSync(ownPath, String(process.pid));
  try {
    while (!tryLock(lockPath, ownPath)) {
      const holder = ignoreMissingFile(() => readFileSync(lockPath, "utf8"));
      // The holder has released the lock in the meantime.
      if (holder === undefined) continue;
      if (isRunning(Number(holder))) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      } else {
        removeDeadLock(lockPath, ownPath, holder);
      }
    }
  } finally {
    rmSync(ownPath, { force: true });
  }
  try {
    return call();
  } finally {
    rmSync(lockPath, { force: true });
  }
}
