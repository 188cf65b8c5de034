/** {@link withRetries}: a fetch that retries. */

import { NO_RESPONSE_STATUS } from "../generated/retries.js";
import { describeValue } from "../values/describe-value.js";
import { throwOptionError, validateOptionNames } from "../values/option-names.js";
import { createRecord } from "../values/own-record.js";
import { wait, waitFor } from "./abort-signal.js";
import { TimeBudget } from "./deadline.js";
import type { FailureFacts } from "./failure-facts.js";
import { type JudgedFailure, judgeFailure } from "./failure-judgement.js";
import type { FetchLike } from "./fetch-request.js";
import { findOrigin, GlobalHolds } from "./global-holds.js";
import { LastResponse } from "./last-response.js";
import {
  createRepeatableRequest,
  type FetchInit,
  type RepeatableRequest,
} from "./repeatable-request.js";
import { computeDelay, isTemporary } from "./retry-decision.js";
import {
  DEFAULT_CAP,
  type FailedTry,
  RETRY_POLICY_NAMES,
  type RetryPolicy,
  validatePolicy,
  validateRetryableOptions,
} from "./retry-options.js";
import { getPolicyRules, isIdempotent, type PolicyName } from "./retry-policy.js";
import { validateAmounts } from "./validate-options.js";

/** Sends a request, as `fetch` does. */
type SendRequest = (input: unknown, init?: unknown) => Promise<Response>;

/** What came of one try. */
interface SentTry {
  readonly failed: { readonly response?: Response; readonly error?: unknown };
  /** Whether the budget ended before a response came. */
  readonly isTimeOver: boolean;
}

/**
 * Creates a fetch that retries: `isRetryable` says which failures, and `retryDelay` how long it
 * waits. It returns the last response, whatever its status is, also if the tries after it had none
 * because the network failed or the budget ended. If no try had one, it throws the error of the last
 * try. A body of more than 64 KiB may be gone once another try has begun. An error that `retryOn` or
 * `onRetry` throws is thrown, and so is any that is no failure of the network.
 * A body that can be sent only once, such as a stream, is sent once, and so is a request of which
 * the method or the body is not known, such as a `Request` with a body of another package. `fetch` is
 * called with the `this` of the call. With `idempotencyKey`, a POST and a PATCH are retried as well. The signal of a request also ends the waiting. If an API says that a limit is for all requests, all
 * requests of this fetch to the same origin wait for its end.
 *
 * @param policy - the name of a policy, or options
 * @throws TypeError if an option is unknown or invalid
 * @example
 * ```ts
 * import { withRetries } from "httpexc/client";
 *
 * const statuses = [503, 200];
 * const flaky = async (_: string) => new Response(null, { status: statuses.shift() });
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
      : validateOptionNames(policy, "retry", RETRY_POLICY_NAMES);
  if (typeof fetch !== "function") {
    throwOptionError("retry", `fetch is not a function, but ${describeValue(fetch)}`);
  }
  const { tries = 3, budget = Number.POSITIVE_INFINITY, cap = DEFAULT_CAP } = options;
  validateAmounts("retry", options, ["tries", "budget", "base", "cap"]);
  validateRetryableOptions(options);
  const { idempotencyKey = false } = options;
  if (typeof idempotencyKey !== "boolean") {
    throwOptionError("retry", "idempotencyKey is neither true nor false");
  }
  const sendsFailureCount =
    options.failedRequests ?? getPolicyRules(validatePolicy(options.policy)).countsFailures;
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

  async function fetchWithRetries(
    this: unknown,
    input: unknown,
    init?: FetchInit,
  ): Promise<Response> {
    const last = new LastResponse();
    try {
      const send = bindReceiver(fetch as unknown as SendRequest, this);
      const request = createRepeatableRequest(input, init, idempotencyKey);
      return await sendUntilEnd(send, input, request, last);
    } finally {
      // A response that is returned is no longer there.
      last.release();
    }
  }

  const sendUntilEnd = async (
    send: SendRequest,
    input: unknown,
    request: RepeatableRequest,
    last: LastResponse,
  ): Promise<Response> => {
    const { method, signal } = request;
    const time = new TimeBudget(budget, signal);
    const isRepeatable = options.anyMethod || request.hasKey || isIdempotent(method);
    const maxTries = isRepeatable && request.canReplay ? tries : 1;
    const judgingOptions = createRecord(options, { method, anyMethod: isRepeatable });
    for (let attempt = 1; ; attempt++) {
      const limitDelay = holds.findDelay(findOrigin(input));
      if (limitDelay > 0 && limitDelay <= cap && time.hasTimeFor(limitDelay)) {
        await wait(limitDelay, signal);
      }
      const isLast = attempt >= maxTries;
      const failureCount = sendsFailureCount ? attempt - 1 : 0;
      const { failed, isTimeOver } = await trySending(send, request, failureCount, isLast, time);
      const { response } = failed;
      if (response) last.replace(response);
      if (isTimeOver && last.isThere && !signal?.aborted) return last.take();
      const hasThrown = Object.hasOwn(failed, "error");
      const failure = hasThrown ? failed.error : response;
      const isGivenUp = hasThrown && (isTimeOver || isAbort(failure, signal));
      // Of the last response only a limit for all requests counts, and the headers tell it.
      const counts = !isGivenUp && (hasThrown || !isLast || response?.status === 429);
      const context = { options: judgingOptions, method, time, signal };
      const { facts, isRead, reader }: JudgedFailure = counts
        ? await judgeFailure(failure, isLast ? undefined : response, context)
        : { facts: undefined };
      const endWithFailure = (): Response => {
        // An earlier response says more than a failure of the network.
        const isResult = !hasThrown || (facts?.status === NO_RESPONSE_STATUS && last.isThere);
        if (!isResult) throw failed.error;
        return last.isThere ? last.take() : (response as unknown as Response);
      };
      if (isLast) {
        if (response) noteLimit(facts, input, response);
        return endWithFailure();
      }
      if (!facts || !isTemporary(facts, judgingOptions, failure)) return endWithFailure();
      const delay = computeDelay(facts, createRecord(options, { attempt }));
      noteLimit(facts, input, response);
      if (delay > cap || !time.hasTimeFor(delay)) return endWithFailure();
      const goesOn = await askToGoOn(options, { ...failed, attempt, delay }, time, signal);
      // The callback may have taken long.
      if (!goesOn || !time.hasTimeFor(delay)) return endWithFailure();
      if (response) last.keep(isRead, reader);
      await wait(delay, signal);
    }
  };

  const trySending = async (
    send: SendRequest,
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

/**
 * Returns a fetch with the `this` of a call. A fetch of the platform refuses to be a method of another
 * object, and needs none.
 */
function bindReceiver(send: SendRequest, receiver: unknown): SendRequest {
  const isNative = /\{\s*\[native code\]\s*\}/.test(Function.prototype.toString.call(send));
  return isNative || receiver === undefined ? send : send.bind(receiver);
}

/**
 * Calls `onRetry`. Returns whether there is a next try: not if the callback returns `false`, nor if it
 * takes longer than the budget.
 *
 * @throws what the callback throws, and the signal's reason once the signal is aborted
 */
async function askToGoOn(
  { onRetry }: RetryPolicy,
  failed: FailedTry,
  time: TimeBudget,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const result = onRetry?.(failed) as PromiseLike<unknown> | undefined;
  if (typeof result?.then !== "function") return (result as unknown) !== false;
  // An error is a result, too: `waitFor` would take it for a lack of time.
  const settled = Promise.resolve(result).then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  const getResult = await waitFor(settled, time.left, signal);
  return getResult !== undefined && getResult() !== false;
}

/** Whether an error says that the caller aborted the request. */
function isAbort(error: unknown, signal: AbortSignal | undefined): boolean {
  const { name } = (error ?? {}) as { readonly name?: unknown };
  return name === "AbortError" || signal?.aborted === true;
}
