/** The pause after the load of a chunk has failed. */

import { warnServiceWorker } from "./service-worker-warning.js";

/**
 * The milliseconds after a failed load in which no other is tried: a network that failed fails again, and
 * Firefox remembers a URL whose `import()` failed until the page is reloaded.
 */
const PAUSE_AFTER_FAILURE = 1000;

/** Loads a chunk, unless a load has just failed. */
export class LoadPause {
  #failedAt = Number.NEGATIVE_INFINITY;

  /** Returns what is imported, or `undefined` during the pause and if the load fails. */
  async load<Module>(importModule: () => Promise<Module>): Promise<Module | undefined> {
    const sinceFailure = Date.now() - this.#failedAt;
    // A clock that was set back does not prolong the pause.
    if (sinceFailure >= 0 && sinceFailure < PAUSE_AFTER_FAILURE) return undefined;
    try {
      return await importModule();
    } catch {
      warnServiceWorker();
      this.#failedAt = Date.now();
      return undefined;
    }
  }
}
