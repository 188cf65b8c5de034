/** The options of the advice on retries. */

import { RETRY_POLICIES } from "../generated/retries.js";
import { type OptionNames, throwOptionError } from "../values/option-names.js";
import type { PolicyName } from "./retry-policy.js";

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

/** A try that failed, before the next one. */
export interface FailedTry {
  /** The number of the try, from 1 on. */
  readonly attempt: number;
  /** Seconds until the next try. */
  readonly delay: number;
  /** The response. Its body must not be read. */
  readonly response?: Response | undefined;
  /** The error that was thrown, if no response came. */
  readonly error?: unknown;
}

/** The options of `withRetries`. All times are in seconds. */
export interface RetryPolicy
  extends Omit<RetryableOptions, "method" | "now">,
    Omit<DelayOptions, "attempt" | "now"> {
  /** The most tries, including the first one. Default: 3. */
  readonly tries?: number | undefined;
  /**
   * The longest delay of any retry. A response that states a longer one is returned, as retrying
   * earlier would be of no use. Default: 60.
   */
  readonly cap?: number | undefined;
  /**
   * The most time for all tries until a response comes. A delay that would end later is not begun.
   * A try that has no response by then is aborted. The last response of an earlier try is returned;
   * if there was none, a `TimeoutError` is thrown. Default: no limit.
   */
  readonly budget?: number | undefined;
  /**
   * Whether a retry says in `X-Failed-Requests` how many tries have failed. In a browser, a request
   * to another origin then needs a preflight. Default: whether the policy wants it.
   */
  readonly failedRequests?: boolean | undefined;
  /**
   * Whether each POST and PATCH has the header `Idempotency-Key`, with the same key in all of its tries,
   * and may then be retried. A key that the caller set stays. The server has to honour the header: one
   * that ignores it does the work of a request again with each try. Default: false.
   */
  readonly idempotencyKey?: boolean | undefined;
  /**
   * Is called after each try that failed, before the next one. If it returns `false`, or a promise
   * of it, there is no next one. Its promise is waited for until the budget ends.
   */
  readonly onRetry?: ((failed: FailedTry) => unknown) | undefined;
}

/** The names of the options of a policy. */
export const RETRY_POLICY_NAMES: OptionNames<RetryPolicy> = {
  policy: true,
  retryOn: true,
  anyMethod: true,
  accepted: true,
  base: true,
  cap: true,
  jitter: true,
  tries: true,
  budget: true,
  failedRequests: true,
  idempotencyKey: true,
  onRetry: true,
};

/**
 * The names of the options of advice. Those of a policy are valid as well, so that one object serves
 * `withRetries` and the advice.
 */
export const ADVICE_NAMES: OptionNames<RetryPolicy & RetryableOptions & DelayOptions> = {
  ...RETRY_POLICY_NAMES,
  attempt: true,
  method: true,
  now: true,
};

/** The defaults of `base` and `cap`, in seconds. */
export const DEFAULT_BASE = 0.5;
export const DEFAULT_CAP = 60;

/** @throws TypeError if there is no such policy */
export function validatePolicy(policy: PolicyName | undefined): PolicyName {
  const name = policy ?? "default";
  const names = Object.keys(RETRY_POLICIES);
  if (!names.includes(name)) throwOptionError("retry", `policy is not one of ${names.join(", ")}`);
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
