/** Signals of callers: their validation, their combination, and waiting that they end. */

import { throwOptionError } from "../values/option-names.js";
import { readMember } from "../values/safe-read.js";
import { startTimer, type Timer } from "./timer.js";
import type { ClientTask } from "./validate-options.js";

/**
 * Returns the option `signal` if it can be used like an `AbortSignal`, of whichever realm or package
 * it is.
 *
 * @throws TypeError if it is anything else, such as an `AbortController`
 */
export function validateSignal(signal: unknown, task: ClientTask): AbortSignal | undefined {
  if (signal === undefined || signal === null) return undefined;
  const isSignal =
    typeof readMember(signal, "aborted") === "boolean" &&
    typeof readMember(signal, "addEventListener") === "function" &&
    typeof readMember(signal, "removeEventListener") === "function";
  if (!isSignal) throwOptionError(task, "signal is not an AbortSignal");
  return signal as AbortSignal;
}

/** Returns a signal that is aborted when either of two is. */
export function combineSignals(
  callerSignal: AbortSignal,
  controller: AbortController,
): AbortSignal {
  const { signal } = controller;
  // The platform takes none but its own.
  if (typeof AbortSignal.any === "function" && callerSignal instanceof AbortSignal) {
    return AbortSignal.any([callerSignal, signal]);
  }
  const abort = () => controller.abort(callerSignal.reason);
  if (callerSignal.aborted) abort();
  else callerSignal.addEventListener("abort", abort, { once: true });
  return signal;
}

/** Waits so many seconds. @throws the signal's reason, once the signal is aborted */
export async function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  const never = new Promise<never>(() => {});
  await waitFor(never, seconds, signal);
}

/**
 * Returns what a promise resolves to, or `undefined` if it is rejected or takes more than so many
 * seconds.
 *
 * @throws the signal's reason, once the signal is aborted
 */
export function waitFor<T>(
  promise: Promise<T>,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  return new Promise<T | undefined>((resolve, reject) => {
    let timer: Timer | undefined;
    const finish = (value?: T): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve(value);
    };
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) {
      abort();
      return;
    }
    // The listener comes first: if the signal refuses it, no timer is left behind.
    signal?.addEventListener("abort", abort, { once: true });
    if (seconds < Number.POSITIVE_INFINITY) timer = startTimer(finish, seconds);
    promise.then(finish, () => finish());
  });
}
