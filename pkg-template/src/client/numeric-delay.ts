/** Delays that are given as a number. */

/** From this number on, seconds are those since 1970. As a delay they would be 31 years. */
const FIRST_MOMENT_IN_SECONDS = 1e9;
/** From this number on, a moment is in milliseconds since 1970. */
const FIRST_MOMENT_IN_MILLISECONDS = 1e12;

/**
 * Returns the seconds of a delay that a server gave as a number, from 0 on: a number of seconds, or
 * the moment of its end in seconds or milliseconds since 1970. The size of the number tells them
 * apart. Returns `undefined` for a negative number, and for a moment if the current time is not known.
 *
 * @param now - the current time in seconds since 1970
 */
export function resolveDelay(number: number, now: number | undefined): number | undefined {
  if (!(number >= 0 && number < Number.POSITIVE_INFINITY)) return undefined;
  if (number < FIRST_MOMENT_IN_SECONDS) return number;
  if (now === undefined) return undefined;
  const moment = number < FIRST_MOMENT_IN_MILLISECONDS ? number : number / 1000;
  return Math.max(moment - now, 0);
}
