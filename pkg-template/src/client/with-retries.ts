/** {@link withRetries}: a fetch that asks again. */

import { readClock, TimeBudget } from "./deadline.js";
import { findRequestMethod } from "./from-response.js";
import { headerLines } from "./header-lines.js";
import { cancelBody, LONGEST_TIMEOUT, readBodyStart } from "./read-body.js";
import { countsFailures, readResponse } from "./reader.js";
import {
  CAP,
  computeDelay,
  type DelayOptions,
  type FailureFacts,
  findFailureFacts,
  findPolicyNumber,
  isTemporary,
  type PolicyName,
  type RetryableOptions,
  readTiming,
} from "./retry.js";
import { throwOptionError, validateAmounts, validateOptionNames } from "./validate-options.js";

/** A `fetch`: the platform's, or one that is called in the same way. */
export type FetchLike = (input: never, init?: never) => Promise<Response>;

/** What a try came to, before the next one. */
export interface FailedTry {
  /** Which try it was, from 1 on. */
  readonly attempt: number;
  /** Seconds until the next one. */
  readonly delay: number;
  /** The answer; its body is for nobody to read. */
  readonly response?: Response | undefined;
  /** What was thrown where no answer came. */
  readonly error?: unknown;
}

/** How {@link withRetries} retries. All spans are in seconds. */
export interface RetryPolicy
  extends Omit<RetryableOptions, "method" | "now">,
    Omit<DelayOptions, "attempt" | "now"> {
  /** How many tries there are at most, the first one included. Default: 3. */
  readonly tries?: number | undefined;
  /**
   * The most that any retry waits. Where an answer says that it takes longer, it is given back, as it
   * would be of no use to ask earlier. Default: 60.
   */
  readonly cap?: number | undefined;
  /**
   * How long all tries may take until an answer has come: a pause that would end later is not begun,
   * and a try that has no answer by then is broken off with a `TimeoutError`. Default: no limit.
   */
  readonly budget?: number | undefined;
  /**
   * Whether a retry says in `X-Failed-Requests` how many tries failed. In a browser that costs a
   * request to another origin a preflight. Default: what the policy asks for.
   */
  readonly failedRequests?: boolean | undefined;
  /**
   * Is told of each try that failed before the next one; `false`, or a promise of it, keeps it from
   * being made.
   */
  readonly onRetry?: ((failed: FailedTry) => unknown) | undefined;
}

const KNOWN = "policy anyMethod accepted base cap jitter tries budget failedRequests onRetry";

/** How many bytes of a failed try are read, and for how many seconds. */
const READ = 1 << 16;
const PATIENCE = 5;

/** What a fetch is called with. */
interface Init extends RequestInit {
  readonly headers?: HeadersInit;
}

/**
 * Gives a fetch that asks again where that may help: see `isRetryable` for when, and `retryDelay` for
 * how long it waits. It gives back the last answer, whatever its status, and throws what the last try
 * threw. A body that can be sent only once, such as a stream, is. The signal of a request ends the
 * waiting, too. Where an API says that a limit is for all requests, all that go through this fetch
 * wait for its end.
 *
 * @param policy - a policy by name, or options
 * @throws TypeError where an option is unknown or cannot be used
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
    typeof policy === "string" ? { policy } : validateOptionNames(policy, "retry", KNOWN);
  if (typeof fetch !== "function") throwOptionError("retry", "fetch is not a function");
  const { tries = 3, budget = Number.POSITIVE_INFINITY, cap = CAP } = options;
  validateAmounts("retry", options, "tries budget base cap");
  const says = options.failedRequests ?? countsFailures(findPolicyNumber(options.policy));
  const send = fetch as unknown as (input: unknown, init?: unknown) => Promise<Response>;

  /** Until when a limit holds that is for all requests. */
  let held = 0;
  const hold = (facts: FailureFacts | undefined): void => {
    const isGlobal = facts?.global && facts.status === 429;
    if (isGlobal) held = Math.max(held, readClock() + computeDelay(facts, options));
  };

  const retrying = async (input: unknown, init?: Init): Promise<Response> => {
    const asked = readRequestFacts(input, init);
    const time = new TimeBudget(budget, asked.signal);
    try {
      return await tryAll(asked, time);
    } finally {
      time.end();
    }
  };

  const tryAll = async (asked: RequestFacts, time: TimeBudget): Promise<Response> => {
    const { method } = asked;
    const { signal } = time;
    const canRepeat = options.anyMethod || isTemporary({ status: 0 }, { method });
    const most = canRepeat && asked.canReplay ? tries : 1;
    for (let attempt = 1; ; attempt++) {
      const rest = held - readClock();
      if (rest > 0 && rest <= cap && time.allows(rest)) await wait(rest, signal);
      const isLast = attempt >= most;
      const failed: { response?: Response; error?: unknown } = {};
      let facts: FailureFacts | undefined;
      try {
        failed.response = await send(...asked.again(says ? attempt - 1 : 0, isLast, signal));
        if (isLast) {
          if (failed.response.status === 429) hold(findFailureFacts(failed.response));
          return failed.response;
        }
        facts = await readFailureFacts(failed.response, options, method, signal);
      } catch (error) {
        if (isLast || failed.response || signal?.aborted) throw error;
        failed.error = error;
        // What a fetch throws tells that no answer came, unless it is known to tell something else.
        facts = isAbort(error) ? undefined : findFailureFacts(error);
      }
      const { response } = failed;
      const giveBack = (): Response => {
        if (response) return response;
        throw failed.error;
      };
      if (!facts || !isTemporary(facts, { ...options, method })) return giveBack();
      const delay = computeDelay(facts, { ...options, attempt });
      hold(facts);
      if (delay > cap || !time.allows(delay)) return giveBack();
      if ((await options.onRetry?.({ ...failed, attempt, delay })) === false) return giveBack();
      // So its connection is free.
      cancelBody(response?.body);
      await wait(delay, signal);
    }
  };
  return retrying as unknown as F;
}

/** Gives whether an error says that the caller broke it off. */
function isAbort(error: unknown): boolean {
  return (error as { readonly name?: unknown } | undefined)?.name === "AbortError";
}

/** Gives what an answer says of another try, and leaves the answer as it was. */
async function readFailureFacts(
  response: Response,
  options: RetryPolicy,
  method: string,
  signal: AbortSignal | undefined,
): Promise<FailureFacts | undefined> {
  const facts = findFailureFacts(response);
  if (!facts) return undefined;
  // With a delay told, whatever may pass at all passes; else there is nothing to read.
  const hoped = { ...facts, retryAfter: facts.retryAfter ?? 0 };
  if (!isTemporary(hoped, { ...options, method }) || !response.body || response.bodyUsed)
    return facts;
  try {
    const limits = { maxBytes: READ, timeout: PATIENCE, signal };
    const body = await readBodyStart(response.clone(), limits);
    const head = headerLines(response.headers);
    return readTiming(readResponse({ status: facts.status, head, body }, true).report);
  } catch (error) {
    if (signal?.aborted) throw error;
    return facts;
  }
}

/** A request that may be sent more than once. */
interface RequestFacts {
  readonly method: string;
  readonly signal: AbortSignal | undefined;
  readonly canReplay: boolean;
  /** Gives what to call a fetch with. */
  again(failed: number, isLast: boolean, signal?: AbortSignal): [input: unknown, init?: unknown];
}

function readRequestFacts(input: unknown, init: Init | undefined): RequestFacts {
  const isRequest = typeof Request === "function" && input instanceof Request;
  const request = isRequest ? input : undefined;
  const method = findRequestMethod(request, init);
  const body = init?.body;
  const isOwn = request !== undefined && (body === undefined || body === null);
  const canReplay = isOwn ? !request.bodyUsed && request.body?.locked !== true : isReplayable(body);
  const given = init?.signal ?? request?.signal ?? undefined;
  return {
    method,
    signal: given,
    canReplay,
    again(failed, isLast, signal) {
      // The body of a Request is there once; the last try may have it.
      const next = isOwn && !isLast ? request.clone() : input;
      const own = signal === given ? init : { ...init, signal };
      if (failed === 0) return own === undefined ? [next] : [next, own];
      const headers = new Headers(init?.headers ?? request?.headers);
      headers.set("x-failed-requests", String(failed));
      return [next, { ...own, headers }];
    },
  };
}

/** Gives whether a body is there for as often as it is sent. */
function isReplayable(body: unknown): boolean {
  if (body === undefined || body === null || typeof body === "string") return true;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return true;
  return ["URLSearchParams", "Blob", "FormData"].some((name) => {
    const kind = (globalThis as { [name: string]: unknown })[name];
    return typeof kind === "function" && body instanceof kind;
  });
}

/** Waits so many seconds. @throws the signal's reason, once it is aborted */
async function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", end);
        resolve();
      },
      Math.min(seconds * 1000, LONGEST_TIMEOUT),
    );
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
  });
}
