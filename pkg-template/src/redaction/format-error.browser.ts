/** What the default log writes in browsers: without the core, the error as it is, for the user's own console. */

import { coreSlot } from "../values/core-slot.js";

/** Returns what was thrown, or text without secrets if `httpexc/core` is imported. */
export function formatErrorForLog(value: unknown): unknown {
  return coreSlot.formatError ? coreSlot.formatError(value) : value;
}
