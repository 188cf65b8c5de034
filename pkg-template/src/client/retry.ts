/** Whether a failed request is worth another try, and when. */

import { isHTTPException } from "../index.js";
import { headerLines } from "./header-lines.js";
import {
  computeBackoff,
  findStatedDelay,
  isRetryableStatus,
  REPEAT_ACCEPTED,
  REPEAT_ANY_METHOD,
  type RetryTiming,
  readResponse,
} from "./reader.js";
import { Report, type ReportFields } from "./report.js";
import { throwOptionError, validateAmounts, validateOptionNames } from "./validate-options.js";

/**
 * Which failures are worth another try. `default` takes 408, 425, 429, 502, 503, 504, 522, 523 and
 * 524 for temporary; `discord` takes 502, 504, 507, 522, 523 and 524, and a 429 only where it says for
 * how long. Both take it for temporary that no answer came at all.
 */
export type PolicyName = "default" | "discord";

const TASK = "retry";
const POLICIES: readonly PolicyName[] = ["default", "discord"];

/** What is asked of a failure. */
export interface RetryableOptions {
  /** Which failures are temporary. Default: `default`. */
  readonly policy?: PolicyName | undefined;
  /** The method of the request. Default: that of the error's request where it is known, else GET. */
  readonly method?: string | undefined;
  /** Whether requests of any method may be sent twice. Default: idempotent ones (RFC 9110, 9.2.2). */
  readonly anyMethod?: boolean | undefined;
  /** Whether a 202 that says when is to be asked again for its result. Default: false. */
  readonly accepted?: boolean | undefined;
  /** The moment of the failure: a `Date`, or milliseconds since 1970. Default: now. */
  readonly now?: Date | number | undefined;
}

/** How long to wait. All spans are in seconds. */
export interface DelayOptions {
  /** Which try failed, from 1 on. Default: 1. */
  readonly attempt?: number | undefined;
  /** The most that the first retry waits where the answer does not say. Default: 0.5. */
  readonly base?: number | undefined;
  /** The most that any retry waits where the answer does not say. Default: 60. */
  readonly cap?: number | undefined;
  /**
   * Gives which part of the span to wait, from 0 to 1, so that clients that failed together do not
   * come back together. `false` waits all of it. Default: `Math.random`.
   */
  readonly jitter?: boolean | (() => number) | undefined;
  /** The moment of the failure: a `Date`, or milliseconds since 1970. Default: now. */
  readonly now?: Date | number | undefined;
}

/** Seconds that a delay has unless it is told otherwise. */
const BASE = 0.5;
export const CAP = 60;

/** What is known of a failure. */
export interface FailureFacts extends RetryTiming {
  readonly method?: string | undefined;
  /** Whether a limit that it tells of is for all requests. */
  readonly global?: boolean | undefined;
}

/** @throws TypeError where there is no such policy */
export function findPolicyNumber(policy: PolicyName | undefined): number {
  const number = POLICIES.indexOf(policy ?? "default");
  if (number < 0) throwOptionError(TASK, `policy is none of ${POLICIES.join(", ")}`);
  return number;
}

/** Gives a moment in seconds since 1970. */
function toSeconds(now: Date | number | undefined): number {
  return Number(now ?? Date.now()) / 1000;
}

/** Gives what a report says of when to ask again. */
export function readTiming({ status, retryAfter, rateLimit }: ReportFields): FailureFacts {
  const { remaining, reset, global } = rateLimit ?? {};
  return { status, retryAfter, remaining, reset, global: global === true };
}

/** What stands for the status where no answer came. */
const NO_ANSWER: FailureFacts = { status: 0 };

/** Names of errors of the platform's that say that no answer came. */
const UNANSWERED = /^(TypeError|TimeoutError|NetworkError|FetchError|ConnectTimeoutError)$/;

/** Codes of errors of Node, undici and Bun that say so. */
const LOST = /^(E[A-Z]+|UND_ERR_\w+|Connection\w+|FailedToOpenSocket)$/;

/** An URL that cannot be read stays so. */
const HOPELESS = /^ERR_/;

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

/** Gives what is known of a failure; nothing where it is none that can pass. It never throws. */
export function findFailureFacts(failure: unknown, now?: Date | number): FailureFacts | undefined {
  try {
    if (typeof failure !== "object" || failure === null) return undefined;
    if (failure instanceof Report) return readTiming(failure);
    const { report, status, type, headers, response } = failure as FailureLike;
    if (report instanceof Report) {
      const method = response?.method;
      return { ...readTiming(report), method: typeof method === "string" ? method : undefined };
    }
    if (typeof status !== "number") return isLost(failure) ? NO_ANSWER : undefined;
    // An answer that the page may not see has no status, either.
    if (status === 0) return type === "error" ? NO_ANSWER : undefined;
    if (!Number.isInteger(status) || status < 100 || status > 999) return undefined;
    const head = headerLines(headers);
    return readTiming(readResponse({ status, head, body: "", now: toSeconds(now) }, false).report);
  } catch {
    return undefined;
  }
}

/** Gives whether something that was thrown says that no answer came. */
function isLost(failure: FailureLike): boolean {
  if (isHTTPException(failure)) return false;
  const { name, code, cause } = failure;
  const codes = [code, (cause as FailureLike | undefined)?.code];
  if (codes.some((one) => typeof one === "string" && HOPELESS.test(one))) return false;
  return (
    (typeof name === "string" && UNANSWERED.test(name)) ||
    codes.some((one) => typeof one === "string" && LOST.test(one))
  );
}

/** Gives in how many seconds a failure says that it is worth another try. */
export function readStatedDelay(
  facts: FailureFacts,
  now: Date | number | undefined,
): number | undefined {
  return findStatedDelay(facts, toSeconds(now));
}

/** Gives whether a failure may pass, by what is known of it. */
export function isTemporary(facts: FailureFacts, options: RetryableOptions): boolean {
  const { policy, method = facts.method ?? "GET", anyMethod, accepted, now } = options;
  const may = (anyMethod ? REPEAT_ANY_METHOD : 0) + (accepted ? REPEAT_ACCEPTED : 0);
  return isRetryableStatus(
    findPolicyNumber(policy),
    facts.status,
    `${method}`,
    readStatedDelay(facts, now),
    may,
  );
}

/** Gives the delay after a failure, by what is known of it. */
export function computeDelay(facts: FailureFacts, options: DelayOptions): number {
  const { attempt = 1, base = BASE, cap = CAP, jitter = true, now } = options;
  const share = typeof jitter === "function" ? jitter() : jitter ? Math.random() : 1;
  const retries = Math.max(0, Math.floor(attempt) - 1) || 0;
  return readStatedDelay(facts, now) ?? computeBackoff(base, cap, Math.min(retries, 1e6), share);
}

/**
 * Gives whether a failed request is worth another try: by its status, by whether its answer says when,
 * and by whether its method may be sent twice. What was thrown without an answer counts where it says
 * that none came; what was broken off by its caller does not.
 *
 * @param failure - an error of `fromResponse`, a report, a `Response`, an error of this package, or
 * whatever `fetch` threw
 * @throws TypeError where an option cannot be used
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
  findPolicyNumber(validateOptionNames(options, TASK).policy);
  const facts = findFailureFacts(failure, options.now);
  return facts !== undefined && isTemporary(facts, options);
}

/**
 * Gives in how many seconds to try again. What the answer says comes first, however long it is:
 * `retry_after` in the body, `Retry-After`, or the end of a quota that is used up. Else it is an
 * exponential backoff with full jitter: a random part of a span that doubles with each try.
 *
 * @param failure - an error of `fromResponse`, a report, a `Response`, or anything else that failed
 * @returns seconds, as all spans of this package
 * @throws TypeError where an option cannot be used
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
  validateAmounts(TASK, validateOptionNames(options, TASK), "base cap");
  return computeDelay(findFailureFacts(failure, options.now) ?? NO_ANSWER, options);
}
