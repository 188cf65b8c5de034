/** Whether a failed request is worth another try, and when. */

import { validateOptionNames } from "../values/option-names.js";
import { NO_RESPONSE } from "./failure-facts.js";
import { computeDelay, isTemporary } from "./retry-decision.js";
import {
  ADVICE_NAMES,
  type DelayOptions,
  type RetryableOptions,
  validateRetryableOptions,
} from "./retry-options.js";
import { findThrownFacts } from "./thrown-facts.js";
import { validateAmounts } from "./validate-options.js";

/**
 * Whether a failed request is worth another try. That depends on what the server says of it, on the
 * status, on whether the response says when, and on whether a request of that method may be sent
 * twice. An error that was thrown in place of a response counts if it says that the network failed.
 * An abort by the caller, a certificate that is refused or a request that cannot be sent does not.
 *
 * @param failure - an error of `fromResponse`, a report, a `Response`, an error of this package, or
 * whatever `fetch` or another client threw: see {@link fromError}. Of a body that a client has read,
 * `retryable` and `retry_after` of JSON count.
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
  const ownOptions = validateOptionNames<RetryableOptions & DelayOptions>(
    options,
    "retry",
    ADVICE_NAMES,
  );
  validateRetryableOptions(ownOptions);
  const facts = findThrownFacts(failure, ownOptions.now);
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
  const ownOptions = validateOptionNames<RetryableOptions & DelayOptions>(
    options,
    "retry",
    ADVICE_NAMES,
  );
  validateAmounts("retry", ownOptions, ["base", "cap"]);
  return computeDelay(findThrownFacts(failure, ownOptions.now) ?? NO_RESPONSE, ownOptions);
}
