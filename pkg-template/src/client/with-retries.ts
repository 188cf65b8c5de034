/** {@link withRetries}: a fetch that retries. */

import { NO_RESPONSE_STATUS } from "../generated/retries.js";
import { describeValue } from "../values/describe-value.js";
import { createRecord } from "../values/own-record.js";
import { wait, waitFor } from "./abort-signal.js";
import { findBodyAdvice } from "./body-advice.js";
import { cloneResponse } from "./clone-response.js";
import { TimeBudget } from "./deadline.js";
import type { FetchLike } from "./fetch-request.js";
import { findOrigin, GlobalHolds } from "./global-holds.js";
import { findContentType, formatHeaderLines } from "./header-lines.js";
import { FAILED_BODY_BYTES, FAILED_BODY_SECONDS, LastResponse } from "./last-response.js";
import { readWhenLoaded } from "./lazy-reader.js";
import { readBodyStart } from "./read-body.js";
import {
  createRepeatableRequest,
  type FetchInit,
  type RepeatableRequest,
} from "./repeatable-request.js";
import {
  computeDelay,
  DEFAULT_CAP,
  type DelayOptions,
  type FailureFacts,
  findFailureFacts,
  isTemporary,
  type RetryableOptions,
  readReportFacts,
  validatePolicy,
  validateRetryableOptions,
} from "./retry.js";
import { getPolicyRules, isIdempotent, type PolicyName } from "./retry-policy.js";
import {
  type OptionNames,
  throwOptionError,
  validateAmounts,
  validateOptionNames,
} from "./validate-options.js";

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

/** The options of {@link withRetries}. All times are in seconds. */
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
   * Is called after each try that failed, before the next one. If it returns `false`, or a promise
   * of it, there is no next one.
   */
  readonly onRetry?: ((failed: FailedTry) => unknown) | undefined;
}

const RETRY_OPTIONS: OptionNames<RetryPolicy> = {
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
  onRetry: true,
};

/** What came of one try. */
interface SentTry {
  readonly failed: { readonly response?: Response; readonly error?: unknown };
  /** Whether the budget ended before a response came. */
  readonly isTimeOver: boolean;
}

/** The facts of a failed response. */
interface ReadFailure {
  readonly facts: FailureFacts | undefined;
  /** Whether all of the body has been read by a clone, or `undefined` if that was not tried. */
  readonly isRead?: boolean | undefined;
}

/** The media types of bodies that have members; or none at all. */
const MEMBER_MEDIA_TYPES = /json|xml|^$/i;

/**
 * Creates a fetch that retries: `isRetryable` says which failures, and `retryDelay` how long it
 * waits. It returns the last response, whatever its status is, also if the tries after it had none
 * because the network failed or the budget ended. If no try had one, it throws the error of the last
 * try. A body of more than 64 KiB may be gone once another try has begun. An error that `retryOn` or
 * `onRetry` throws is thrown, and so is any that is no failure of the network.
 * A body that can be sent only once, such as a stream, is sent once, and so is a request of which
 * the method or the body is not known, such as a `Request` with a body of another package. The
 * signal of a request also ends the waiting. If an API says that a limit is for all requests, all
 * requests of this fetch to the same origin wait for its end.
 *
 * @param policy - the name of a policy, or options
 * @throws TypeError if an option is unknown or invalid
 * @example
 * ```ts
 * import { withRetries } from "httpexc/client";
 *
 * const answers = [503, 200];
 * const flaky = async (_: string) => new Response(null, { status: answers.shift() });
 * const patient = withRetries(flaky, { base: 0.01 });
 * console.assert((await patient("https://example.com/")).ok);
 * ```
 */
export function withRetries<F extends FetchLike>(
  fetch: F,
  policy: PolicyName | RetryPolicy = {},
): F {
  const options: RetryPolicy =
    typeof policy === "string"
      ? createRecord({ policy })
      : validateOptionNames(policy, "retry", RETRY_OPTIONS);
  if (typeof fetch !== "function") {
    throwOptionError("retry", `fetch is not a function, but ${describeValue(fetch)}`);
  }
  const { tries = 3, budget = Number.POSITIVE_INFINITY, cap = DEFAULT_CAP } = options;
  validateAmounts("retry", options, ["tries", "budget", "base", "cap"]);
  validateRetryableOptions(options);
  const sendsFailureCount =
    options.failedRequests ?? getPolicyRules(validatePolicy(options.policy)).countsFailures;
  const send = fetch as unknown as (input: unknown, init?: unknown) => Promise<Response>;
  const holds = new GlobalHolds();

  /** Notes a limit for all requests to the origins of a request and of its response. */
  const noteLimit = (
    facts: FailureFacts | undefined,
    input: unknown,
    response: Response | undefined,
  ): void => {
    if (!facts?.global || facts.status !== 429) return;
    const delay = computeDelay(facts, options);
    for (const place of [input, response?.url || input]) holds.note(findOrigin(place), delay);
  };

  const fetchWithRetries = async (input: unknown, init?: FetchInit): Promise<Response> => {
    const last = new LastResponse();
    try {
      return await sendUntilEnd(input, createRepeatableRequest(input, init), last);
    } finally {
      // A response that is returned is no longer there.
      last.release();
    }
  };

  const sendUntilEnd = async (
    input: unknown,
    request: RepeatableRequest,
    last: LastResponse,
  ): Promise<Response> => {
    const { method, signal } = request;
    const time = new TimeBudget(budget, signal);
    const isRepeatable = options.anyMethod || isIdempotent(method);
    const maxTries = isRepeatable && request.canReplay ? tries : 1;
    for (let attempt = 1; ; attempt++) {
      const limitDelay = holds.findDelay(findOrigin(input));
      if (limitDelay > 0 && limitDelay <= cap && time.hasTimeFor(limitDelay)) {
        await wait(limitDelay, signal);
      }
      const isLast = attempt >= maxTries;
      const failureCount = sendsFailureCount ? attempt - 1 : 0;
      const { failed, isTimeOver } = await trySending(request, failureCount, isLast, time);
      const { response } = failed;
      if (response) last.replace(response);
      if (isTimeOver && last.isThere && !signal?.aborted) return last.take();
      const hasThrown = Object.hasOwn(failed, "error");
      const thrownFacts =
        hasThrown && !isTimeOver ? findThrownFacts(failed.error, signal) : undefined;
      const endWithFailure = (): Response => {
        // An earlier response says more than a failure of the network.
        const isResult = !hasThrown || (thrownFacts?.status === NO_RESPONSE_STATUS && last.isThere);
        if (!isResult) throw failed.error;
        return last.isThere ? last.take() : (response as unknown as Response);
      };
      if (isLast) {
        if (response?.status === 429) noteLimit(findFailureFacts(response), input, response);
        return endWithFailure();
      }
      const read = hasThrown
        ? { facts: thrownFacts }
        : await readFailureFacts(response as Response, options, method, time, signal);
      const { facts } = read;
      const failure = hasThrown ? failed.error : response;
      if (!facts || !isTemporary(facts, createRecord(options, { method }), failure))
        return endWithFailure();
      const delay = computeDelay(facts, createRecord(options, { attempt }));
      noteLimit(facts, input, response);
      if (delay > cap || !time.hasTimeFor(delay)) return endWithFailure();
      const goesOn = await options.onRetry?.({ ...failed, attempt, delay });
      // The callback may have taken long.
      if (goesOn === false || !time.hasTimeFor(delay)) return endWithFailure();
      if (response) last.keep(read.isRead);
      await wait(delay, signal);
    }
  };

  const trySending = async (
    request: RepeatableRequest,
    failureCount: number,
    isLast: boolean,
    time: TimeBudget,
  ): Promise<SentTry> => {
    const clock = time.startTry();
    try {
      const sent = send(...request.createArguments(failureCount, isLast, clock.signal));
      return { failed: { response: await clock.limit(sent) }, isTimeOver: false };
    } catch (error) {
      return { failed: { error }, isTimeOver: clock.isOver() };
    } finally {
      clock.stop();
    }
  };
  return fetchWithRetries as unknown as F;
}

/** Returns the facts of an error that was thrown, or `undefined` if the caller aborted the request. */
function findThrownFacts(
  error: unknown,
  signal: AbortSignal | undefined,
): FailureFacts | undefined {
  const isAbort = (error as { readonly name?: unknown } | undefined)?.name === "AbortError";
  return isAbort || signal?.aborted ? undefined : findFailureFacts(error);
}

/**
 * Returns the facts of a response. Its body is cloned to be read, so the caller still has it whole. The
 * core is loaded only if a body may have members that it alone can read.
 */
async function readFailureFacts(
  response: Response,
  options: RetryPolicy,
  method: string,
  time: TimeBudget,
  signal: AbortSignal | undefined,
): Promise<ReadFailure> {
  const facts = findFailureFacts(response);
  if (!facts) return { facts };
  const head = formatHeaderLines(response.headers);
  const clone = canBodyAdvise(facts, head, options, method) && cloneResponse(response);
  if (!clone) return { facts };
  let isRead = false;
  try {
    const getTimeout = () => Math.min(FAILED_BODY_SECONDS, time.left);
    const limits = { maxBytes: FAILED_BODY_BYTES, timeout: getTimeout(), signal };
    const start = await readBodyStart(clone, limits);
    isRead = !start.isCut;
    const advice = findBodyAdvice(start, head);
    // The word of the response comes before that of its problem.
    if (!advice.needsCore) {
      const retryable = facts.retryable ?? advice.retryable;
      return { facts: createRecord(facts, { retryable }), isRead };
    }
    const reading = readWhenLoaded({ status: facts.status, head, ...start }, true);
    const outcome = await waitFor(reading, getTimeout(), signal);
    return { facts: outcome ? readReportFacts(outcome.fields) : facts, isRead };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { facts, isRead };
  }
}

/**
 * Whether the body of a response can change the advice. If the status is temporary, any body may say
 * when another try is worth it. With another status only a body that has members can say that one is.
 */
function canBodyAdvise(
  facts: FailureFacts,
  head: string,
  options: RetryPolicy,
  method: string,
): boolean {
  const { policy, anyMethod, accepted } = options;
  const { status, retryable } = facts;
  if (retryable === false) return false;
  const statusOptions = createRecord({ policy, anyMethod, accepted, method });
  if (isTemporary(facts, statusOptions, undefined)) return true;
  const canSay = status >= 400 || (accepted === true && status === 202);
  return canSay && MEMBER_MEDIA_TYPES.test(findContentType(head));
}
