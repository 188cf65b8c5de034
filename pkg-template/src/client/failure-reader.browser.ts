/**
 * The code that reads all that a failure says of another try, in browsers. A page loads it with the first
 * failure that is not simple.
 */

import type { FailureReader } from "./failure-reader.js";
import { readerSlot } from "./reader-slot.js";
import { warnServiceWorker } from "./service-worker-warning.js";

/** Returns the functions that read failures, or `undefined` if they cannot be loaded. It never rejects. */
export async function loadFailureReader(): Promise<FailureReader | undefined> {
  if (readerSlot.failures) return readerSlot.failures;
  try {
    // The platform loads a module once.
    return await import("./failed-response.js");
  } catch {
    warnServiceWorker();
    return undefined;
  }
}
