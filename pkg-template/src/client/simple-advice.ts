/**
 * What simple headers say of another try. `header-advice` reads all headers, and a page loads it only if
 * one of them takes that.
 */

import { CoreLimit } from "../generated/protocol.js";

/** What the headers of a response say of another try, as far as they are simple. */
export interface SimpleAdvice {
  /** The seconds of `Retry-After`, if it states them as a number. */
  readonly retryAfter: number | undefined;
  /** Whether the headers say nothing else of another try. */
  readonly isComplete: boolean;
}

/** A line of a header that may say something of another try. */
const ADVICE_LINE = /^[^:]*(limit|remaining|retry-after|should-retry|retryable)/;

const RETRY_AFTER_SECONDS = /^retry-after:[ \t]*(\d{1,9})[ \t]*$/;

/** @param head - a line `name: value` for each header, with the name in lower case */
export function readSimpleAdvice(head: string): SimpleAdvice {
  const lines = head.split("\n");
  const adviceLines = lines.filter((line) => ADVICE_LINE.test(line));
  const delays = adviceLines.flatMap((line) => RETRY_AFTER_SECONDS.exec(line)?.[1] ?? []);
  const isComplete = adviceLines.length === delays.length && delays.length < 2;
  return {
    retryAfter: delays[0] === undefined ? undefined : Number(delays[0]),
    isComplete: isComplete && lines.length <= CoreLimit.ReadHeaders,
  };
}
