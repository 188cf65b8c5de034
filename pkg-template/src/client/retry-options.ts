/** The options of the advice on retries. */

import { RETRY_POLICIES } from "../generated/retries.js";
import type { PolicyName } from "./retry-policy.js";
import { throwOptionError } from "./validate-options.js";

/** A request that failed, as the predicate `retryOn` gets it. */
export interface FailedRequest {
  /** The status of the response; 0 if there is none. */
  readonly status: number;
  /** The method of the request. */
  readonly method: string;
  /** The seconds after which the response says that another try is worth it, if it says so. */
  readonly delay: number | undefined;
  /** Whether the server says that another try is worth it, if it says so. */
  readonly retryable: boolean | undefined;
  /** The response, or the error: what `isRetryable` was given, or what came of the fetch. */
  readonly failure: unknown;
}

/** The options of {@link isRetryable}. */
export interface RetryableOptions {
  /** Which failures are temporary. Default: `default`. */
  readonly policy?: PolicyName | undefined;
  /**
   * Statuses that are temporary as well, such as `[500]`. Or a predicate, which is called with each
   * failure: a status from 400 on, or no response. `true` says that it is temporary, `false` that it
   * is not, and `undefined` leaves that to the policy. A server that says not to retry is still
   * believed, and neither decides about the method of the request.
   */
  readonly retryOn?:
    | readonly number[]
    | ((failed: FailedRequest) => boolean | undefined)
    | undefined;
  /** The method of the request. Default: that of the error's request if it is known, else GET. */
  readonly method?: string | undefined;
  /**
   * Whether a request of any method may be sent twice. Default: idempotent methods only (RFC 9110,
   * 9.2.2).
   */
  readonly anyMethod?: boolean | undefined;
  /** Whether a 202 that says when is worth another try, for its result. Default: false. */
  readonly accepted?: boolean | undefined;
  /** The moment of the failure: a `Date`, or milliseconds since 1970. Default: now. */
  readonly now?: Date | number | undefined;
}

/** The options of {@link retryDelay}. All times are in seconds. */
export interface DelayOptions {
  /** The number of the try that failed, from 1 on. Default: 1. */
  readonly attempt?: number | undefined;
  /** The longest delay of the first retry, if the response does not say when. Default: 0.5. */
  readonly base?: number | undefined;
  /** The longest delay of any retry, if the response does not say when. Default: 60. */
  readonly cap?: number | undefined;
  /**
   * Returns the part of the backoff to wait, from 0 to 1, so that clients that failed together do
   * not come back together. With `false` the delay is the whole backoff. Default: `Math.random`.
   */
  readonly jitter?: boolean | (() => number) | undefined;
  /** The moment of the failure: a `Date`, or milliseconds since 1970. Default: now. */
  readonly now?: Date | number | undefined;
}

/** The defaults of `base` and `cap`, in seconds. */
export const DEFAULT_BASE = 0.5;
export const DEFAULT_CAP = 60;

/** @throws TypeError if there is no such policy */
export function validatePolicy(policy: PolicyName | undefined): PolicyName {
  const name = policy ?? "default";
  const names = Object.keys(RETRY_POLICIES);
  if (!names.includes(name)) throwOptionError("retry", `policy is none of ${names.join(", ")}`);
  return name;
}

/** @throws TypeError if the policy or `retryOn` is invalid */
export function validateRetryableOptions({ policy, retryOn }: RetryableOptions): void {
  validatePolicy(policy);
  const isValid =
    retryOn === undefined ||
    typeof retryOn === "function" ||
    (Array.isArray(retryOn) && retryOn.every(isStatus));
  if (!isValid) throwOptionError("retry", "retryOn is neither a list of statuses nor a function");
}

/** Whether a value is a status code. */
export function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 999;
}

/** Converts the option `now` to seconds since 1970. */
export function convertToSeconds(now: Date | number | undefined): number {
  return Number(now ?? Date.now()) / 1000;
}
