/** The time that all tries of a request may take together. */

import { combineSignals } from "./abort-signal.js";
import { MAX_TIMEOUT } from "./read-body.js";

/** Returns the seconds of a clock; if the platform has one that nobody can set, of that one. */
export function readClock(): number {
  return (typeof performance === "object" ? performance.now() : Date.now()) / 1000;
}

/**
 * The seconds that a try needs at least. Timers may end a millisecond early, so what waited until the
 * end of the time may see a rest of it.
 */
const LEAST_TRY = 0.01;

/** The clock of one try. */
export interface TryClock {
  /** Is aborted when the caller's signal is, and when the time is over. */
  readonly signal: AbortSignal | undefined;
  /**
   * Stops the clock: a response has come, or will not come. Reading its body may take longer than
   * the budget.
   */
  stop(): void;
}

/** A time limit that begins now. */
export class TimeBudget {
  readonly #end: number;
  readonly #callerSignal: AbortSignal | undefined;

  constructor(seconds: number, callerSignal: AbortSignal | undefined) {
    this.#end = readClock() + seconds;
    this.#callerSignal = callerSignal;
  }

  /** The seconds that are left, from 0 on. */
  get left(): number {
    return Math.max(0, this.#end - readClock());
  }

  /** Whether a pause of so many seconds leaves time for a try. */
  hasTimeFor(seconds: number): boolean {
    return readClock() + seconds + LEAST_TRY <= this.#end;
  }

  /** Starts the clock of a try. */
  startTry(): TryClock {
    const callerSignal = this.#callerSignal;
    if (this.#end === Number.POSITIVE_INFINITY) return { signal: callerSignal, stop: () => {} };
    const controller = new AbortController();
    const signal = callerSignal ? combineSignals(callerSignal, controller) : controller.signal;
    const abort = () =>
      controller.abort(new DOMException("The time for all tries is over", "TimeoutError"));
    const timer = setTimeout(abort, Math.min(this.left * 1000, MAX_TIMEOUT));
    return { signal, stop: () => clearTimeout(timer) };
  }
}
