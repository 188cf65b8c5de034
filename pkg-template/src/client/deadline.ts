/** The time that all tries of a request may take together. */

import { combineSignals } from "./abort-signal.js";
import { cancelBody } from "./cancel-body.js";
import { startTimer } from "./timer.js";

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
  /** Whether the time was over before the clock was stopped. */
  isOver(): boolean;
  /**
   * Returns the response of the try. A fetch that does not heed the signal is not waited for, and a
   * response that it brings later is cancelled.
   *
   * @throws DOMException `TimeoutError` once the time is over
   */
  limit(sent: Promise<Response>): Promise<Response>;
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
    if (this.#end === Number.POSITIVE_INFINITY) {
      return {
        signal: callerSignal,
        isOver: () => false,
        limit: (sent) => sent,
        stop: () => {},
      };
    }
    const controller = new AbortController();
    const signal = callerSignal ? combineSignals(callerSignal, controller) : controller.signal;
    let isOver = false;
    let endWaiting: ((reason: unknown) => void) | undefined;
    const abort = (): void => {
      isOver = true;
      const reason = new DOMException("The time for all tries is over", "TimeoutError");
      controller.abort(reason);
      endWaiting?.(reason);
    };
    const timer = startTimer(abort, this.left);
    const limit = (sent: Promise<Response>): Promise<Response> =>
      new Promise((resolve, reject) => {
        endWaiting = reject;
        Promise.resolve(sent).then((response) => {
          if (isOver) cancelBody(response?.body);
          resolve(response);
        }, reject);
      });
    return { signal, isOver: () => isOver, limit, stop: () => clearTimeout(timer) };
  }
}
