/** The pause after the load of a chunk has failed. */

/**
 * The milliseconds after a failed load in which no other is tried: a network that failed fails again, and
 * Firefox remembers a URL whose `import()` failed until the page is reloaded.
 */
const PAUSE_AFTER_FAILURE = 1000;

/** Tells whether a load is worth a try. */
export class LoadPause {
  #failedAt = Number.NEGATIVE_INFINITY;

  /** Begins the pause: a load has failed. */
  start(): void {
    this.#failedAt = Date.now();
  }

  /** Whether the pause has not ended. */
  get isOn(): boolean {
    const sinceFailure = Date.now() - this.#failedAt;
    // A clock that was set back does not prolong the pause.
    return sinceFailure >= 0 && sinceFailure < PAUSE_AFTER_FAILURE;
  }
}
