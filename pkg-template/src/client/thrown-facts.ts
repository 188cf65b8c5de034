/** The facts of what an HTTP client has thrown that decide whether and when its request is sent again. */

import { isHTTPException } from "../index.js";
import { createRecord } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { type FailureFacts, findFailureFacts, NO_RESPONSE } from "./failure-facts.js";
import { readHeaderAdvice } from "./header-advice.js";
import { isReport } from "./is-report.js";
import { resolveDelay } from "./numeric-delay.js";
import { convertToSeconds } from "./retry-options.js";
import { findThrownMethod, findThrownResponse, isWithoutResponse } from "./thrown-response.js";

/** The longest body that is looked into, in UTF-16 code units. */
const MAX_JSON_LENGTH = 1 << 16;

/**
 * Returns the facts of a failure, or `undefined` if it cannot be temporary. It never throws.
 *
 * @param failure - as `findFailureFacts` takes it, or what another client has thrown
 */
export function findThrownFacts(failure: unknown, now?: Date | number): FailureFacts | undefined {
  if (isReport(failure) || readSafely(() => isHTTPException(failure))) {
    return findFailureFacts(failure, readHeaderAdvice, now);
  }
  // The error below a `NoResponse` has the request.
  const method = findThrownMethod(failure) ?? findThrownMethod(readMember(failure, "cause"));
  const response = findThrownResponse(failure);
  if (!response) {
    const hasNoResponse = isWithoutResponse(failure);
    // Octokit's errors have a request, and the status 500 if there was no response.
    const isMadeUp = hasNoResponse && readMember(failure, "request") !== undefined;
    const stated = isMadeUp ? undefined : findFailureFacts(failure, readHeaderAdvice, now);
    const facts = stated ?? (hasNoResponse ? NO_RESPONSE : undefined);
    return facts && createRecord(facts, { method });
  }
  const facts = findFailureFacts(response, readHeaderAdvice, now);
  if (!facts) return undefined;
  const { retryAfter, retryable } = findBodyFacts(response.getContent(), facts, now);
  return createRecord(facts, { method, retryAfter, retryable });
}

/**
 * Returns what a body says of another try in the usual members of JSON, `retry_after` and `retryable`. The
 * core reads more of them, and takes a promise in pages. For `retryable` the word of a header comes first.
 */
function findBodyFacts(
  content: unknown,
  { retryAfter, retryable }: FailureFacts,
  now: Date | number | undefined,
): Pick<FailureFacts, "retryAfter" | "retryable"> {
  const isShort = typeof content === "string" && content.length <= MAX_JSON_LENGTH;
  const body = isShort ? readSafely(() => JSON.parse(content)) : undefined;
  const stated = readMember(body, "retry_after");
  const word = readMember(body, "retryable");
  const delay =
    typeof stated === "number" ? resolveDelay(stated, convertToSeconds(now)) : undefined;
  return {
    retryAfter: delay ?? retryAfter,
    retryable: retryable ?? (typeof word === "boolean" ? word : undefined),
  };
}
