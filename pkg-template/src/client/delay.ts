/** The delay before another try, in the forms in which servers state it, as `src/read/delay.rs` reads it. */

import { parseDecimal, trimAscii } from "./decimal-number.js";
import { isWeekday, parseHttpDate, parseTimestamp } from "./http-date.js";

/** From this number on, seconds are those since 1970. As a delay they would be 31 years. */
const FIRST_MOMENT_IN_SECONDS = 1e9;
/** From this number on, a moment is in milliseconds since 1970. */
const FIRST_MOMENT_IN_MILLISECONDS = 1e12;

/** The units of a duration in seconds, as Go and Protobuf write them. */
const UNIT_SECONDS: { readonly [unit: string]: number } = {
  ns: 1e-9,
  us: 1e-6,
  "\u00b5s": 1e-6,
  "\u03bcs": 1e-6,
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/** Whether a number is greater than another. One that is undefined is the least. */
export function isGreater(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && (other === undefined || one > other);
}

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

/**
 * Returns the longest of the delays in a list, in seconds: `30, 60` is 60. A date has a comma, too.
 *
 * @param unit - the seconds of a number without a unit
 * @param now - the current time in seconds since 1970
 */
export function parseLongestDelay(
  list: string,
  unit: number,
  now: number | undefined,
): number | undefined {
  let longest: number | undefined;
  const items = list.split(",");
  for (let at = 0; at < items.length; at++) {
    let item = items[at] as string;
    // The name of a day belongs to the date after it.
    if (isWeekday(trimAscii(item)) && at + 1 < items.length) item += `,${items[++at]}`;
    const delay = parseDelay(item, unit, now);
    if (isGreater(delay, longest)) longest = delay;
  }
  return longest;
}

/**
 * Returns a delay in seconds. It may be a number, which is a delay or a moment by its size, a duration
 * with units such as `1m30s`, an HTTP-date, or a timestamp (RFC 3339). A moment in the past gives 0.
 */
function parseDelay(value: string, unit: number, now: number | undefined): number | undefined {
  const trimmed = trimAscii(value);
  const text = /^"(.*)"$/s.exec(trimmed)?.[1] ?? trimmed;
  if (/^[\d.]*$/.test(text)) {
    const number = parseDecimal(text);
    return number === undefined ? undefined : resolveDelay(number * unit, now);
  }
  const seconds = parseDuration(text);
  if (seconds !== undefined) return seconds;
  const moment = parseHttpDate(text, now) ?? parseTimestamp(text);
  return moment === undefined || now === undefined ? undefined : Math.max(moment - now, 0);
}

/** Returns the seconds of a duration with units, such as `1m2.5s`. */
function parseDuration(text: string): number | undefined {
  let seconds = 0;
  for (const [, digits = "", unit = ""] of text.matchAll(/([\d.]*)([^\d.]*)/g)) {
    if (digits + unit === "") continue;
    const number = parseDecimal(digits);
    if (number === undefined || !Object.hasOwn(UNIT_SECONDS, unit)) return undefined;
    seconds += number * (UNIT_SECONDS[unit] as number);
  }
  return seconds < Number.POSITIVE_INFINITY ? seconds : undefined;
}
