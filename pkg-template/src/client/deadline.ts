/** The time that all tries of a request may take together. */

import { MAX_TIMEOUT } from "./read-body.js";

/** Returns the seconds of a clock; if the platform has one that nobody can set, of that one. */
export function readClock(): number {
  return (typeof performance === "object" ? performance.now() : Date.now()) / 1000;
}

/** A time limit that begins now, combined with the caller's signal. */
export class TimeBudget {
  readonly #end: number;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  /** Is aborted when the caller's signal is, and when the time is over. */
  readonly signal: AbortSignal | undefined;

  constructor(seconds: number, callerSignal: AbortSignal | undefined) {
    this.#end = readClock() + seconds;
    this.signal = callerSignal;
    if (seconds === Number.POSITIVE_INFINITY) return;
    const controller = new AbortController();
    const abort = () =>
      controller.abort(new DOMException("The time for all tries is over", "TimeoutError"));
    this.#timer = setTimeout(abort, Math.min(seconds * 1000, MAX_TIMEOUT));
    this.signal = callerSignal ? combineSignals(callerSignal, controller) : controller.signal;
  }

  /** Whether a pause of so many seconds ends in time. */
  hasTimeFor(seconds: number): boolean {
    return readClock() + seconds < this.#end;
  }

  /** Stops the clock: a response has come, and reading its body may take longer. */
  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Returns a signal that is aborted when either of two is. */
function combineSignals(callerSignal: AbortSignal, controller: AbortController): AbortSignal {
  const { signal } = controller;
  if (typeof AbortSignal.any === "function") return AbortSignal.any([callerSignal, signal]);
  const abort = () => controller.abort(callerSignal.reason);
  if (callerSignal.aborted) abort();
  callerSignal.addEventListener("abort", abort, { once: true });
  return signal;
}
