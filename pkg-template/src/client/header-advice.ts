/** What the headers of a response say of another try. No other code of the client reads these headers. */

import { CoreLimit } from "../generated/protocol.js";
import { trimAscii } from "./decimal-number.js";
import { isGreater, parseLongestDelay } from "./delay.js";
import { parseHttpDate } from "./http-date.js";
import { findStatedQuota, type HeaderField } from "./quota-headers.js";
import { roundReported } from "./reported-number.js";

/** What the headers of a response say of another try. The numbers are rounded as those of a report. */
export interface HeaderAdvice {
  /** The seconds that `Retry-After` states, or a header of one API that ends like it. */
  readonly retryAfter: number | undefined;
  /** The requests that are left of a quota. */
  readonly remaining: number | undefined;
  /** The seconds until the quota is renewed. */
  readonly reset: number | undefined;
  /** Whether the quota is for all of the API. */
  readonly global: boolean;
  /** Whether the server says that another try is worth it, as in `x-should-retry`. */
  readonly retryable: boolean | undefined;
}

const RETRY_AFTER = /retry-after(-seconds|-ms|-milliseconds)?$/;
const RETRYABLE = /(should-retry|retryable)$/;
const YES = /^(true|1|yes|on)$/i;
const NO = /^(false|0|no|off)$/i;

/**
 * Returns what header lines say of another try.
 *
 * @param head - a line `name: value` for each header, with the name in lower case
 * @param now - the moment of the response in seconds since 1970, if it has no `Date`
 */
export function readHeaderAdvice(head: string, now: number): HeaderAdvice {
  const headers = splitHeaderLines(head);
  const clock = Number.isFinite(now) ? now : undefined;
  const date = headers.find(([name]) => name === "date")?.[1] ?? "";
  const createdAt = parseHttpDate(trimAscii(date), clock) ?? clock;
  const retryAfter = findRetryAfter(headers, createdAt);
  const quota = findStatedQuota(headers, createdAt);
  const global = headers.find(([name]) => /^(?:(?!limit-).)*limit-global$/s.test(name))?.[1];
  const round = (number: number | undefined): number | undefined =>
    number === undefined ? undefined : roundReported(number);
  return {
    retryAfter: round(retryAfter),
    remaining: round(quota?.remaining),
    reset: round(quota?.reset),
    global: global?.toLowerCase() === "true",
    retryable: findRetryWord(headers),
  };
}

/** Returns the headers of header lines. The core reads as many of them. */
function splitHeaderLines(head: string): HeaderField[] {
  const lines = head.split("\n").filter((line) => line.includes(":"));
  return lines.slice(0, CoreLimit.ReadHeaders).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t\n\f\r]+/, "")];
  });
}

/**
 * Returns the delay before another try, in seconds: that of `Retry-After` (RFC 9110, 10.2.3), or that
 * of a header such as `X-RateLimit-Retry-After`. Of several the longest counts.
 */
function findRetryAfter(
  headers: readonly HeaderField[],
  now: number | undefined,
): number | undefined {
  let longest: number | undefined;
  let longestOther: number | undefined;
  for (const [name, value] of headers) {
    const ending = RETRY_AFTER.exec(name);
    if (!ending) continue;
    const unit = ending[1]?.startsWith("-m") ? 0.001 : 1;
    const delay = parseLongestDelay(value, unit, now);
    if (isGreater(delay, longestOther)) longestOther = delay;
    if (ending.index === 0 && isGreater(delay, longest)) longest = delay;
  }
  return longest ?? longestOther;
}

/** Returns what a header such as `x-should-retry` says of another try. Of several words, a no counts. */
function findRetryWord(headers: readonly HeaderField[]): boolean | undefined {
  let found: boolean | undefined;
  for (const [name, value] of headers) {
    if (!RETRYABLE.test(name)) continue;
    for (const item of value.split(",")) {
      const word = trimAscii(item);
      if (NO.test(word)) return false;
      if (YES.test(word)) found = true;
    }
  }
  return found;
}
