/** Timers in seconds. */

/** A timer that was started. */
export type Timer = ReturnType<typeof setTimeout>;

/** The longest time that a timer of a platform can be set to, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** Calls a function after so many seconds, or after 24 days if they are more. */
export function startTimer(call: () => void, seconds: number): Timer {
  return setTimeout(call, Math.min(seconds * 1000, MAX_TIMEOUT));
}
