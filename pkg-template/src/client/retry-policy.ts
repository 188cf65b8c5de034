/** Whether and when a request is sent again, decided as `src/retry.rs` decides it. */

import { IDEMPOTENT_METHODS, NO_RESPONSE_STATUS, RETRY_POLICIES } from "../generated/retries.js";
import { resolveDelay } from "./numeric-delay.js";

/**
 * Which failures are temporary, and so worth another try. For `default` they are 408, 425, 429,
 * 502, 503, 504, 522, 523 and 524, a 403 whose quota is used up, and any error that says when to
 * retry in `Retry-After` or its body (RFC 9110, 10.2.3, 15.5.14). For `discord` they are 502, 504,
 * 507, 522, 523 and 524, and a 429 that says how long to wait. For both they include a request that
 * got no response. A server that says whether to retry, in `x-should-retry` or by the member
 * `retryable` of its problem, is believed before any list.
 */
export type PolicyName = "default" | "discord";

/** The statuses and the advice of a policy. */
interface PolicyRules {
  /** Statuses that are temporary. */
  readonly statuses: readonly number[];
  /** Statuses that are temporary only if the response says when to retry. */
  readonly statusesWithDelay: readonly number[];
  /** Whether any error is temporary that says when to retry in so many words. */
  readonly heedsExplicitDelay: boolean;
  /** Whether a retry has the header `X-Failed-Requests` with the number of attempts that failed. */
  readonly countsFailures: boolean;
}

/** The parts of a response that say when another try is worth it. */
export interface RetryTiming {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number | null | undefined;
  /** The requests that are left of a quota. */
  readonly remaining?: number | null | undefined;
  /** The end of the quota: seconds from now, or seconds or milliseconds since 1970. */
  readonly reset?: number | null | undefined;
}

/** The facts of a failure that decide whether it is temporary. */
export interface PolicyFacts {
  readonly status: number;
  /** The seconds after which the response allows a retry: see {@link findStatedDelay}. */
  readonly delay: number | undefined;
  /** Whether the response states the delay in so many words, and not by the reset of a quota. */
  readonly isDelayExplicit: boolean;
  /** Whether the server says that a retry is worth it. */
  readonly retryable: boolean | undefined;
}

/** Returns the rules of a policy. */
export function getPolicyRules(policy: PolicyName): PolicyRules {
  return RETRY_POLICIES[policy];
}

/** Whether a failure may be temporary. What the server says of an error comes first. */
export function isTemporaryFailure(policy: PolicyName, facts: PolicyFacts): boolean {
  const { status, delay, isDelayExplicit, retryable } = facts;
  const { statuses, statusesWithDelay, heedsExplicitDelay } = getPolicyRules(policy);
  const isError = status >= 400;
  if (isError && retryable !== undefined) return retryable;
  if (status === NO_RESPONSE_STATUS || statuses.includes(status)) return true;
  const heedsDelay = isError && isDelayExplicit && heedsExplicitDelay;
  return delay !== undefined && (heedsDelay || statusesWithDelay.includes(status));
}

/** Whether a request may be sent twice by its method (RFC 9110, 9.2.2). Methods are case-sensitive. */
export function isIdempotent(method: string): boolean {
  return IDEMPOTENT_METHODS.includes(method);
}

/**
 * Returns the seconds after which a response says that another try is worth it, or `undefined` if it
 * does not say. An explicit delay comes before the reset of a quota, which counts only if the quota is
 * used up. A moment in the past gives 0.
 *
 * @param now - the moment of the response in seconds since 1970
 */
export function findStatedDelay(timing: RetryTiming, now: number): number | undefined {
  const { status, retryAfter, remaining, reset } = timing;
  if (Number.isFinite(retryAfter)) return Math.max(retryAfter as number, 0);
  const isCounted = typeof remaining === "number" && !Number.isNaN(remaining);
  const isUsedUp = isCounted ? remaining <= 0 : status === 429;
  if (!isUsedUp || !Number.isFinite(reset)) return undefined;
  return resolveDelay(Math.max(reset as number, 0), Number.isNaN(now) ? undefined : now);
}

/** After this number of doublings, a delay is longer than any reasonable cap. */
const MAX_DOUBLINGS = 1000;

/**
 * Returns the seconds of an exponential backoff: `share`, from 0 to 1, of a span that doubles with
 * each earlier retry, up to the cap.
 */
export function computeBackoff(base: number, cap: number, retries: number, share: number): number {
  const getPositive = (number: number): number => Math.max(number || 0, 0);
  // A longer span would be an infinity, and 0 times an infinity is NaN.
  const span = Math.min(
    getPositive(base) * 2 ** Math.min(retries, MAX_DOUBLINGS),
    Number.MAX_VALUE,
  );
  const part = Number.isNaN(share) ? 1 : Math.min(getPositive(share), 1);
  return Math.min(span, getPositive(cap)) * part;
}
