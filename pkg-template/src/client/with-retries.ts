/** {@link withRetries}: a fetch that retries. */

import { readClock, TimeBudget } from "./deadline.js";
import { type FetchLike, findRequestMethod } from "./fetch-request.js";
import { formatHeaderLines } from "./header-lines.js";
import { cancelBody, MAX_TIMEOUT, readBodyStart } from "./read-body.js";
import { countsFailures, readResponse } from "./reader.js";
import {
  computeDelay,
  DEFAULT_CAP,
  type DelayOptions,
  type FailureFacts,
  findFailureFacts,
  findPolicyNumber,
  isTemporary,
  type PolicyName,
  type RetryableOptions,
  readReportFacts,
} from "./retry.js";
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
   * A try that has no response by then is aborted with a `TimeoutError`. Default: no limit.
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

/** How much of a failed response is read to find a delay: bytes, and seconds. */
const FAILED_BODY_BYTES = 1 << 16;
const FAILED_BODY_SECONDS = 5;

/** The second argument of a fetch. */
interface FetchInit extends RequestInit {
  readonly headers?: HeadersInit;
}

/**
 * Creates a fetch that retries: `isRetryable` says which failures, and `retryDelay` how long it
 * waits. It returns the last response, whatever its status is, or throws the error of the last try.
 * A body that can be sent only once, such as a stream, is sent once. The signal of a request also
 * ends the waiting. If an API says that a limit is for all requests, all requests of this fetch
 * wait for its end.
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
    typeof policy === "string" ? { policy } : validateOptionNames(policy, "retry", RETRY_OPTIONS);
  if (typeof fetch !== "function") throwOptionError("retry", "fetch is not a function");
  const { tries = 3, budget = Number.POSITIVE_INFINITY, cap = DEFAULT_CAP } = options;
  validateAmounts("retry", options, ["tries", "budget", "base", "cap"]);
  const policyNumber = findPolicyNumber(options.policy);
  const sendsFailureCount = options.failedRequests ?? countsFailures(policyNumber);
  const send = fetch as unknown as (input: unknown, init?: unknown) => Promise<Response>;

  /** The end of a limit for all requests, by {@link readClock}. */
  let limitEnd = 0;
  const noteLimit = (facts: FailureFacts | undefined): void => {
    if (!facts?.global || facts.status !== 429) return;
    limitEnd = Math.max(limitEnd, readClock() + computeDelay(facts, options));
  };

  const fetchWithRetries = async (input: unknown, init?: FetchInit): Promise<Response> => {
    const request = createRepeatableRequest(input, init);
    const time = new TimeBudget(budget, request.signal);
    try {
      return await sendWithRetries(request, time);
    } finally {
      time.end();
    }
  };

  const sendWithRetries = async (
    request: RepeatableRequest,
    time: TimeBudget,
  ): Promise<Response> => {
    const { method } = request;
    const { signal } = time;
    const isRepeatable = options.anyMethod || isTemporary({ status: 0 }, { method });
    const maxTries = isRepeatable && request.canReplay ? tries : 1;
    for (let attempt = 1; ; attempt++) {
      const limitDelay = limitEnd - readClock();
      if (limitDelay > 0 && limitDelay <= cap && time.hasTimeFor(limitDelay)) {
        await wait(limitDelay, signal);
      }
      const isLast = attempt >= maxTries;
      const failureCount = sendsFailureCount ? attempt - 1 : 0;
      const failed: { response?: Response; error?: unknown } = {};
      let facts: FailureFacts | undefined;
      try {
        failed.response = await send(...request.createArguments(failureCount, isLast, signal));
        if (isLast) {
          if (failed.response.status === 429) noteLimit(findFailureFacts(failed.response));
          return failed.response;
        }
        facts = await readFailureFacts(failed.response, options, method, signal);
      } catch (error) {
        if (isLast || failed.response || signal?.aborted) throw error;
        failed.error = error;
        facts = isAbortError(error) ? undefined : findFailureFacts(error);
      }
      const { response } = failed;
      const endWithFailure = (): Response => {
        if (response) return response;
        throw failed.error;
      };
      if (!facts || !isTemporary(facts, { ...options, method })) return endWithFailure();
      const delay = computeDelay(facts, { ...options, attempt });
      noteLimit(facts);
      if (delay > cap || !time.hasTimeFor(delay)) return endWithFailure();
      if ((await options.onRetry?.({ ...failed, attempt, delay })) === false) {
        return endWithFailure();
      }
      // This frees the connection.
      cancelBody(response?.body);
      await wait(delay, signal);
    }
  };
  return fetchWithRetries as unknown as F;
}

/** Whether an error says that the caller aborted the request. */
function isAbortError(error: unknown): boolean {
  return (error as { readonly name?: unknown } | undefined)?.name === "AbortError";
}

/**
 * Returns the facts of a response. Its body is cloned to be read, so the caller still has it whole.
 */
async function readFailureFacts(
  response: Response,
  options: RetryPolicy,
  method: string,
  signal: AbortSignal | undefined,
): Promise<FailureFacts | undefined> {
  const facts = findFailureFacts(response);
  if (!facts) return undefined;
  // A delay in the body can make the failure temporary; if not even that can, the body is not read.
  const factsWithDelay = { ...facts, retryAfter: facts.retryAfter ?? 0 };
  const canBeTemporary = isTemporary(factsWithDelay, { ...options, method });
  if (!canBeTemporary || !response.body || response.bodyUsed) return facts;
  try {
    const limits = { maxBytes: FAILED_BODY_BYTES, timeout: FAILED_BODY_SECONDS, signal };
    const body = await readBodyStart(response.clone(), limits);
    const head = formatHeaderLines(response.headers);
    return readReportFacts(readResponse({ status: facts.status, head, body }, true).report);
  } catch (error) {
    if (signal?.aborted) throw error;
    return facts;
  }
}

/** A request that may be sent more than once. */
interface RepeatableRequest {
  readonly method: string;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Whether its body can be sent more than once. */
  readonly canReplay: boolean;
  /**
   * Creates the arguments of a fetch for the next try.
   *
   * @param failureCount - the failed tries that the request tells of; 0 adds no header
   */
  createArguments(
    failureCount: number,
    isLast: boolean,
    signal?: AbortSignal,
  ): [input: unknown, init?: unknown];
}

function createRepeatableRequest(input: unknown, init: FetchInit | undefined): RepeatableRequest {
  const isRequest = typeof Request === "function" && input instanceof Request;
  const request = isRequest ? input : undefined;
  const body = init?.body;
  const hasOwnBody = request !== undefined && (body === undefined || body === null);
  const canReplay = hasOwnBody
    ? !request.bodyUsed && request.body?.locked !== true
    : isReplayable(body);
  const callerSignal = init?.signal ?? request?.signal ?? undefined;
  return {
    method: findRequestMethod(request, init),
    signal: callerSignal,
    canReplay,
    createArguments(failureCount, isLast, signal) {
      // The body of a Request can be read once. The last try may use it up.
      const nextInput = hasOwnBody && !isLast ? request.clone() : input;
      const nextInit = signal === callerSignal ? init : { ...init, signal };
      if (failureCount === 0) {
        return nextInit === undefined ? [nextInput] : [nextInput, nextInit];
      }
      const headers = new Headers(init?.headers ?? request?.headers);
      headers.set("x-failed-requests", String(failureCount));
      return [nextInput, { ...nextInit, headers }];
    },
  };
}

/** Whether a body can be sent more than once. */
function isReplayable(body: unknown): boolean {
  if (body === undefined || body === null || typeof body === "string") return true;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return true;
  return ["URLSearchParams", "Blob", "FormData"].some((name) => {
    const bodyClass = (globalThis as { [name: string]: unknown })[name];
    return typeof bodyClass === "function" && body instanceof bodyClass;
  });
}

/** Waits so many seconds. @throws the signal's reason, once the signal is aborted */
async function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const finish = (): void => {
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    const timer = setTimeout(finish, Math.min(seconds * 1000, MAX_TIMEOUT));
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}
