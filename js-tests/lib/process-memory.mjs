// Reads how much memory a process uses.

import { readFileSync } from "node:fs";

/**
 * Returns the resident memory of a process in bytes, or undefined if the system does not tell it.
 */
export function readResidentMemory(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
