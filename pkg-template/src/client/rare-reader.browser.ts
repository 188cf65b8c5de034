/** The code that reading seldom needs, in browsers. A page loads it when it first needs it. */

import { waitFor } from "./abort-signal.js";
import { LoadPause } from "./load-pause.js";
import type { LoadLimits } from "./rare-reader.js";
import { type LoadedReading, readerSlot } from "./reader-slot.js";

const rarePause = /* @__PURE__ */ new LoadPause();

/**
 * Returns the functions, or `undefined` if they cannot be loaded now, or not in time.
 *
 * @throws the reason of the signal, once it is aborted
 */
export async function loadRareReading({
  timeout,
  signal,
}: LoadLimits): Promise<LoadedReading | undefined> {
  if (readerSlot.rare) return readerSlot.rare;
  // The platform loads a module once.
  const loading = rarePause.load(() => import("./rare-reading.js"));
  return waitFor(loading, timeout, signal ?? undefined);
}
