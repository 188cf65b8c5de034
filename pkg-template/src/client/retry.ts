/** Whether a failed request is worth another try, and when. */

import { RETRY_POLICY_NAMES, RetryPermission } from "../generated/protocol.js";
import { isHTTPException } from "../index.js";
import { formatHeaderLines } from "./header-lines.js";
import {
  computeBackoff,
  findStatedDelay,
  isRetryableStatus,
  type RetryTiming,
  readResponse,
} from "./reader.js";
import { Report, type ReportFields } from "./report.js";
import { throwOptionError, validateAmounts, validateOptionNames } from "./validate-options.js";

/**
 * Which failures are temporary, and so worth another try. For `default` they are 408, 425, 429,
 * 502, 503, 504, 522, 523 and 524. For `discord` they are 502, 504, 507, 522, 523 and 524, and a
 * 429 that says how long to wait. For both they include a request that got no response.
 */
export type PolicyName = "default" | "discord";

/** The options of {@link isRetryable}. */
export interface RetryableOptions {
  /** Which failures are temporary. Default: `default`. */
  readonly policy?: PolicyName | undefined;
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

/** The core takes the number of retries as 32 bits. Its backoff stops growing long before this. */
const MAX_COUNTED_RETRIES = 1e6;

/** The facts of a failure that the advice depends on. */
export interface FailureFacts extends RetryTiming {
  readonly method?: string | undefined;
  /** Whether the response tells of a limit for all requests. */
  readonly global?: boolean | undefined;
}

/** @throws TypeError if there is no such policy */
export function findPolicyNumber(policy: PolicyName | undefined): number {
  const number = RETRY_POLICY_NAMES.indexOf(policy ?? "default");
  if (number < 0) throwOptionError("retry", `policy is none of ${RETRY_POLICY_NAMES.join(", ")}`);
  return number;
}

/** Converts the option `now` to seconds since 1970. */
function convertToSeconds(now: Date | number | undefined): number {
  return Number(now ?? Date.now()) / 1000;
}

/** Returns the facts of a failure that its report has. */
export function readReportFacts({ status, retryAfter, rateLimit }: ReportFields): FailureFacts {
  const { remaining, reset, global } = rateLimit ?? {};
  return { status, retryAfter, remaining, reset, global: global === true };
}

/** The facts of a failure without a response: the core takes its status, 0, for temporary. */
const NO_RESPONSE: FailureFacts = { status: 0 };

/** The names of platform errors that mean that no response came. */
const NETWORK_ERROR_NAME = /^(TypeError|TimeoutError|NetworkError|FetchError|ConnectTimeoutError)$/;

/** The codes of errors of Node, undici and Bun that mean the same. */
const NETWORK_ERROR_CODE = /^(E[A-Z]+|UND_ERR_\w+|Connection\w+|FailedToOpenSocket)$/;

/** The codes of errors that come again at each try, such as that of an invalid URL. */
const PERMANENT_ERROR_CODE = /^ERR_/;

/** The members of a failure that are read. */
interface FailureLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly status?: unknown;
  readonly type?: unknown;
  readonly headers?: unknown;
  readonly report?: unknown;
  readonly response?: { readonly method?: unknown } | undefined;
}

/** Returns the facts of a failure, or `undefined` if it cannot be temporary. It never throws. */
export function findFailureFacts(failure: unknown, now?: Date | number): FailureFacts | undefined {
  try {
    if (typeof failure !== "object" || failure === null) return undefined;
    if (failure instanceof Report) return readReportFacts(failure);
    const { report, status, type, headers, response } = failure as FailureLike;
    if (report instanceof Report) {
      const method = typeof response?.method === "string" ? response.method : undefined;
      return { ...readReportFacts(report), method };
    }
    if (typeof status !== "number") return isNetworkFailure(failure) ? NO_RESPONSE : undefined;
    // An opaque response, which hides its status, has the status 0 as well.
    if (status === 0) return type === "error" ? NO_RESPONSE : undefined;
    if (!Number.isInteger(status) || status < 100 || status > 999) return undefined;
    const head = formatHeaderLines(headers);
    const readable = { status, head, body: "", now: convertToSeconds(now) };
    return readReportFacts(readResponse(readable, false).report);
  } catch {
    return undefined;
  }
}

/** Whether something that was thrown says that no response came. */
function isNetworkFailure(failure: FailureLike): boolean {
  if (isHTTPException(failure)) return false;
  const { name, code, cause } = failure;
  const codes = [code, (cause as FailureLike | undefined)?.code].filter(
    (item) => typeof item === "string",
  );
  if (codes.some((item) => PERMANENT_ERROR_CODE.test(item))) return false;
  return (
    (typeof name === "string" && NETWORK_ERROR_NAME.test(name)) ||
    codes.some((item) => NETWORK_ERROR_CODE.test(item))
  );
}

/** Whether a failure with these facts is temporary. */
export function isTemporary(facts: FailureFacts, options: RetryableOptions): boolean {
  const { policy, method = facts.method ?? "GET", anyMethod, accepted, now } = options;
  return isRetryableStatus(
    findPolicyNumber(policy),
    facts.status,
    `${method}`,
    findStatedDelay(facts, convertToSeconds(now)),
    (anyMethod ? RetryPermission.AnyMethod : 0) + (accepted ? RetryPermission.AcceptedStatus : 0),
  );
}

/** Returns the delay in seconds after a failure with these facts. */
export function computeDelay(facts: FailureFacts, options: DelayOptions): number {
  const { attempt = 1, base = DEFAULT_BASE, cap = DEFAULT_CAP, jitter = true, now } = options;
  const share = typeof jitter === "function" ? jitter() : jitter ? Math.random() : 1;
  const failedRetries = Math.max(0, Math.floor(attempt) - 1) || 0;
  const retries = Math.min(failedRetries, MAX_COUNTED_RETRIES);
  const statedDelay = findStatedDelay(facts, convertToSeconds(now));
  return statedDelay ?? computeBackoff(base, cap, retries, share);
}

/**
 * Whether a failed request is worth another try. That depends on the status, on whether the
 * response says when, and on whether a request of that method may be sent twice. An error that was
 * thrown in place of a response counts if it says that no response came; an abort by the caller
 * does not.
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
  findPolicyNumber(validateOptionNames(options, "retry").policy);
  const facts = findFailureFacts(failure, options.now);
  return facts !== undefined && isTemporary(facts, options);
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
  validateAmounts("retry", validateOptionNames(options, "retry"), ["base", "cap"]);
  return computeDelay(findFailureFacts(failure, options.now) ?? NO_RESPONSE, options);
}
