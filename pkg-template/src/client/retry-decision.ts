/** Decides from the facts of a failure whether and when its request is sent again. */

import type { FailureFacts } from "./failure-facts.js";
import {
  convertToSeconds,
  DEFAULT_BASE,
  DEFAULT_CAP,
  type DelayOptions,
  type FailedRequest,
  type RetryableOptions,
  validatePolicy,
} from "./retry-options.js";
import {
  computeBackoff,
  findStatedDelay,
  isIdempotent,
  isTemporaryFailure,
} from "./retry-policy.js";

/**
 * Whether a failure with these facts is temporary, and its request may be sent twice.
 *
 * @param failure - what the predicate `retryOn` gets
 */
export function isTemporary(
  facts: FailureFacts,
  options: RetryableOptions,
  failure: unknown,
): boolean {
  const { method = facts.method ?? "GET", anyMethod, accepted, now } = options;
  const policy = validatePolicy(options.policy);
  const { status, retryAfter } = facts;
  const delay = findStatedDelay(facts, convertToSeconds(now));
  const retryable = facts.retryable ?? undefined;
  const isWanted = askRetryOn(options.retryOn, { status, method, delay, retryable, failure });
  if (isWanted === false) return false;
  if (!anyMethod && !isIdempotent(`${method}`)) return false;
  if (isWanted && retryable !== false) return true;
  // The server accepted the request, and says when its result is there (RFC 9110, 15.3.3).
  if (accepted && status === 202 && delay !== undefined) return true;
  const isDelayExplicit = typeof retryAfter === "number";
  return isTemporaryFailure(policy, { status, delay, isDelayExplicit, retryable });
}

/**
 * Returns what the option `retryOn` says of a failure, or `undefined` if that is left to the policy.
 * A predicate that returns something else than a boolean or `undefined`, such as a promise, has not
 * said yes.
 */
function askRetryOn(
  retryOn: RetryableOptions["retryOn"],
  failed: FailedRequest,
): boolean | undefined {
  const { status } = failed;
  if (typeof retryOn !== "function") return retryOn?.includes(status) || undefined;
  if (status > 0 && status < 400) return undefined;
  const wanted: unknown = retryOn(failed);
  return wanted === undefined ? undefined : wanted === true;
}

/** Returns the delay in seconds after a failure with these facts. */
export function computeDelay(facts: FailureFacts, options: DelayOptions): number {
  const { attempt = 1, base = DEFAULT_BASE, cap = DEFAULT_CAP, jitter = true, now } = options;
  const share = typeof jitter === "function" ? jitter() : jitter ? Math.random() : 1;
  const failedRetries = Math.max(0, Math.floor(attempt) - 1) || 0;
  const statedDelay = findStatedDelay(facts, convertToSeconds(now));
  return statedDelay ?? computeBackoff(base, cap, failedRetries, share);
}
