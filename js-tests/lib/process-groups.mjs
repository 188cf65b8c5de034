// Processes that are ended with all that they started, however this process ends.

import { spawn } from "node:child_process";

/** The process groups that are running now. The leader of each is the process that was started. */
const groups = new Set();

function sendSignal(group, name) {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    return false;
  }
}

// No group outlives this process.
process.on("exit", () => {
  for (const group of groups) sendSignal(group, "SIGKILL");
});
for (const [name, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  process.once(name, () => process.exit(128 + number));
}

/** Starts a process as the leader of a group. Returns it, and a promise of its end. */
export function startGroup(path, args, options) {
  const child = spawn(path, args, { ...options, detached: true });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", resolve);
  });
  if (child.pid !== undefined) groups.add(child.pid);
  return { child, ended };
}

/**
 * Ends a process with all processes that it started. It may end by itself before it is killed.
 *
 * @param patience how long it may take to end, in milliseconds
 */
export async function endGroup({ child, ended }, patience) {
  if (child.pid === undefined) return;
  const timer = setTimeout(() => sendSignal(child.pid, "SIGKILL"), patience);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
  // The leader has ended. The rest of its group has had time to end, too.
  sendSignal(child.pid, "SIGKILL");
  groups.delete(child.pid);
}
