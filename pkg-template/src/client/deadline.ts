/** The time that all tries of a request may take. */

import { LONGEST_TIMEOUT } from "./read-body.js";

/** A clock that is not set, in seconds, where the platform has one. */
export function readClock(): number {
  return (typeof performance === "object" ? performance.now() : Date.now()) / 1000;
}

/** A number of seconds from now on, as a signal beside the caller's. */
export class TimeBudget {
  readonly #end: number;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  /** Is aborted with the caller's, or once the time is over. */
  readonly signal: AbortSignal | undefined;

  constructor(seconds: number, given: AbortSignal | undefined) {
    this.#end = readClock() + seconds;
    this.signal = given;
    if (seconds === Number.POSITIVE_INFINITY) return;
    const own = new AbortController();
    const over = () =>
      own.abort(new DOMException("The time for all tries is over", "TimeoutError"));
    this.#timer = setTimeout(over, Math.min(seconds * 1000, LONGEST_TIMEOUT));
    this.signal = given ? combineSignals(given, own) : own.signal;
  }

  /** Gives whether a pause ends in time. */
  allows(delay: number): boolean {
    return readClock() + delay < this.#end;
  }

  /** Ends it: an answer has come, whose content may take its time. */
  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Gives a signal that is aborted with either of two. */
function combineSignals(given: AbortSignal, own: AbortController): AbortSignal {
  if (typeof AbortSignal.any === "function") return AbortSignal.any([given, own.signal]);
  if (given.aborted) own.abort(given.reason);
  given.addEventListener("abort", () => own.abort(given.reason), { once: true });
  return own.signal;
}
