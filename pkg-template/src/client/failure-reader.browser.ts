/**
 * The code that reads all that a failure says of another try, in browsers. A page loads it with the first
 * failure that is not simple.
 */

import type { FailureReader } from "./failure-reader.js";
import { LoadPause } from "./load-pause.js";
import { readerSlot } from "./reader-slot.js";

const failurePause = /* @__PURE__ */ new LoadPause();

/**
 * Returns the functions that read failures, or `undefined` if they cannot be loaded now. It never rejects, and
 * a later call tries again.
 */
export async function loadFailureReader(): Promise<FailureReader | undefined> {
  // The platform loads a module once.
  return readerSlot.failures ?? failurePause.load(() => import("./failed-response.js"));
}
