/** The delay before another try, in the forms in which servers state it, as `src/read/delay.rs` reads it. */

import { parseDecimal, trimAscii } from "./decimal-number.js";
import { isWeekday, parseHttpDate, parseTimestamp } from "./http-date.js";
import { resolveDelay } from "./numeric-delay.js";

/** The units of a duration, and their seconds: as Go and Protobuf write them, and as people do. */
const UNITS: readonly (readonly [words: RegExp, seconds: number])[] = [
  [/^ns$/i, 1e-9],
  [/^[uU\u00b5\u03bc][sS]$/, 1e-6],
  [/^(ms|msecs?|milliseconds?)$/i, 0.001],
  [/^(s|secs?|seconds?)$/i, 1],
  [/^(m|mins?|minutes?)$/i, 60],
  [/^(h|hrs?|hours?)$/i, 3600],
  [/^(d|days?)$/i, 86_400],
];

/** Whether a number is greater than another. One that is undefined is the least. */
export function isGreater(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && (other === undefined || one > other);
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
 * with units such as `1m30s` or `PT90S`, an HTTP-date, or a timestamp (RFC 3339). A moment in the past gives 0.
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

/**
 * Returns the seconds of a duration with units, such as `1m2.5s` or `2 hours`, or in the form of ISO
 * 8601, such as `P1DT2H`. There, a month has no known length.
 */
function parseDuration(text: string): number | undefined {
  const period = /^P((?:[\d.]*D)?)(?:T(.*))?$/s.exec(text);
  if (text.startsWith("P") && !period) return undefined;
  const [, date = "", time = ""] = period ?? ["", "", text];
  if (date + time === "") return undefined;
  let seconds = 0;
  for (const part of [date, time]) {
    for (let rest = part; rest !== ""; ) {
      // Each of the repetitions ends where the next one begins.
      const [whole = "", digits = "", unit = ""] =
        /^([\d.]*)[ \t\n\f\r]*([^\d. \t\n\f\r]*)[ \t\n\f\r]*/.exec(rest) ?? [];
      const number = parseDecimal(digits);
      const factor = UNITS.find(([words]) => words.test(unit))?.[1];
      if (number === undefined || factor === undefined) return undefined;
      seconds += number * factor;
      rest = rest.slice(whole.length);
    }
  }
  return seconds < Number.POSITIVE_INFINITY ? seconds : undefined;
}
