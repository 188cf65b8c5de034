/** Whether a failed request is worth another try, and when. */

import { NO_RESPONSE_STATUS, RETRY_POLICIES } from "../generated/retries.js";
import { isHTTPException } from "../index.js";
import { createRecord, pickMembers, readOwn } from "../values/own-record.js";
import { readMember } from "../values/safe-read.js";
import { readHeaderAdvice } from "./header-advice.js";
import { formatHeaderLines } from "./header-lines.js";
import { isNetworkFailure } from "./network-failure.js";
import { isReport } from "./report.js";
import type { ReportedRateLimit, ReportFields } from "./report-fields.js";
import {
  computeBackoff,
  findStatedDelay,
  isIdempotent,
  isTemporaryFailure,
  type PolicyName,
  type RetryTiming,
} from "./retry-policy.js";
import { throwOptionError, validateAmounts, validateOptionNames } from "./validate-options.js";

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
   * Statuses that are temporary as well, such as `[500]`. Or a predicate, which is asked about each
   * failure: a status from 400 on, or no response. `true` says that it is temporary, `false` that it
   * is not, and `undefined` leaves that to the policy. A server that says not to retry is believed
   * all the same, and neither decides about the method of the request.
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
const DEFAULT_BASE = 0.5;
export const DEFAULT_CAP = 60;

/** The facts of a failure that the advice depends on. */
export interface FailureFacts extends RetryTiming {
  readonly method?: string | undefined;
  /** Whether the response tells of a limit for all requests. */
  readonly global?: boolean | undefined;
  /** Whether the server says that another try is worth it. */
  readonly retryable?: boolean | null | undefined;
}

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

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 999;
}

/** Converts the option `now` to seconds since 1970. */
function convertToSeconds(now: Date | number | undefined): number {
  return Number(now ?? Date.now()) / 1000;
}

/** Returns the facts of a failure that its report has. */
export function readReportFacts(report: ReportFields): FailureFacts {
  const { status, retryAfter, rateLimit, retryable } = report;
  const { remaining, reset, global }: Partial<ReportedRateLimit> = createRecord(rateLimit ?? {});
  const isGlobal = global === true;
  return createRecord({ status, retryAfter, remaining, reset, global: isGlobal, retryable });
}

/** The facts of a failure without a response. */
const NO_RESPONSE: FailureFacts = /* @__PURE__ */ createRecord({ status: NO_RESPONSE_STATUS });

/** Returns the facts of a failure, or `undefined` if it cannot be temporary. It never throws. */
export function findFailureFacts(failure: unknown, now?: Date | number): FailureFacts | undefined {
  try {
    if (typeof failure !== "object" || failure === null) return undefined;
    if (isReport(failure)) return readReportFacts(failure);
    const members = pickMembers(failure, ["report", "status", "type", "headers", "response"]);
    const { report, status, type, headers, response } = members;
    if (isReport(report)) {
      const method = readOwn(response, "method");
      return createRecord(readReportFacts(report), {
        method: typeof method === "string" ? method : undefined,
      });
    }
    const isOwn = isHTTPException(failure);
    if (typeof status !== "number") {
      return !isOwn && isNetworkFailure(failure) ? NO_RESPONSE : undefined;
    }
    // An opaque response, which hides its status, has the status 0 as well.
    if (status === 0) return type === "error" ? NO_RESPONSE : undefined;
    if (!isStatus(status)) return undefined;
    const advice = readHeaderAdvice(formatHeaderLines(headers), convertToSeconds(now));
    const facts: FailureFacts = createRecord({ status }, advice);
    const retryable = isOwn ? readMember(failure, "retryable") : undefined;
    return typeof retryable === "boolean" ? createRecord(facts, { retryable }) : facts;
  } catch {
    return undefined;
  }
}

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

/**
 * Whether a failed request is worth another try. That depends on what the server says of it, on the
 * status, on whether the response says when, and on whether a request of that method may be sent
 * twice. An error that was thrown in place of a response counts if it says that the network failed.
 * An abort by the caller, a certificate that is refused or a request that cannot be sent does not.
 *
 * @param failure - an error of `fromResponse`, a report, a `Response`, an error of this package, or
 * whatever `fetch` threw
 * @throws TypeError if an option is invalid
 * @example
 * ```ts
 * import { isRetryable } from "httpexc/client";
 *
 * const busy = new Response(null, { status: 503 });
 * console.assert(isRetryable(busy));
 * console.assert(!isRetryable(busy, { method: "POST" }));
 * console.assert(!isRetryable(new Response(null, { status: 404 })));
 * ```
 */
export function isRetryable(failure: unknown, options: RetryableOptions = {}): boolean {
  const ownOptions = validateOptionNames(options, "retry");
  validateRetryableOptions(ownOptions);
  const facts = findFailureFacts(failure, ownOptions.now);
  return facts !== undefined && isTemporary(facts, ownOptions, failure);
}

/**
 * Returns the seconds to wait before another try. A delay that the response states comes first,
 * however long it is: `retry_after` in the body, `Retry-After`, or the end of a quota that is used
 * up. Otherwise the delay is an exponential backoff with full jitter: a random part of a time that
 * doubles with each try.
 *
 * @param failure - an error of `fromResponse`, a report, a `Response`, or anything else that failed
 * @returns seconds, like all times of this package
 * @throws TypeError if an option is invalid
 * @example
 * ```ts
 * import { retryDelay } from "httpexc/client";
 *
 * const told = new Response(null, { status: 429, headers: { "retry-after": "7" } });
 * console.assert(retryDelay(told) === 7);
 * const silent = new Response(null, { status: 503 });
 * console.assert(retryDelay(silent, { attempt: 3, base: 1, jitter: false }) === 4);
 * ```
 */
export function retryDelay(failure: unknown, options: DelayOptions = {}): number {
  const ownOptions = validateOptionNames(options, "retry");
  validateAmounts("retry", ownOptions, ["base", "cap"]);
  return computeDelay(findFailureFacts(failure, ownOptions.now) ?? NO_RESPONSE, ownOptions);
}
