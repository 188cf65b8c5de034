/** The writer of problem details in browsers, where the core is there only if it was imported. */

import type { ProblemWriter } from "../model/core-slot.js";
import { coreSlot } from "../values/core-slot.js";

/** The types that only the core writes. A request that prefers one gets problem details as JSON. */
const OTHER_TYPES = /text\/(html|plain|xml)|[/+]xml/i;

/** What to import for other types. */
const CORE_NEEDED = "httpexc writes only JSON. Import httpexc/core for pages, XML and text.";

let hasWarnedOfFormat = false;

/** Says once on the console what to import, if a request accepts what only the core can write. */
function warnOnce(accept: string | null | undefined): void {
  if (hasWarnedOfFormat || !OTHER_TYPES.test(accept ?? "")) return;
  hasWarnedOfFormat = true;
  console.warn(CORE_NEEDED);
}

/** Returns the core if `httpexc/core` is imported. Without it, responses are JSON, which needs none. */
export function findProblemWriter(accept?: string | null): ProblemWriter | undefined {
  if (!coreSlot.writer) warnOnce(accept);
  return coreSlot.writer;
}

/** Returns the core. @throws Error if `httpexc/core` is not imported */
export function requireProblemWriter(): ProblemWriter {
  if (!coreSlot.writer) throw new Error(CORE_NEEDED);
  return coreSlot.writer;
}
