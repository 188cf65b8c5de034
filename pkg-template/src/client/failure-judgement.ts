/** Finds out what a failure of a try says of another one, with the code that it takes. */

import { NO_RESPONSE_STATUS } from "../generated/retries.js";
import { createRecord } from "../values/own-record.js";
import { waitFor } from "./abort-signal.js";
import type { TimeBudget } from "./deadline.js";
import { type FailureFacts, findFailureFacts, readReportFacts } from "./failure-facts.js";
import { type FailureReader, loadFailureReader } from "./failure-reader.js";
import { findContentType, formatHeaderLines } from "./header-lines.js";
import { readWhenLoaded } from "./lazy-reader.js";
import { isPlatformResponse } from "./platform-response.js";
import { isTemporary } from "./retry-decision.js";
import type { RetryableOptions } from "./retry-options.js";
import { readSimpleAdvice } from "./simple-advice.js";

/** The request of a try, and how its failures are judged. */
export interface TryContext {
  readonly options: RetryableOptions;
  readonly method: string;
  readonly time: TimeBudget;
  readonly signal: AbortSignal | undefined;
}

/** What is known of a failure. */
export interface JudgedFailure {
  readonly facts: FailureFacts | undefined;
  /** Whether all of the body has been read by a clone, or `undefined` if that was not tried. */
  readonly isRead?: boolean | undefined;
  /** The code that reads failures, if it was needed and is there. */
  readonly reader?: FailureReader | undefined;
}

/** The most seconds that a try waits for code that has to be loaded. */
const LOADING_SECONDS = 5;

/** The media types of bodies that have members; or none at all. */
const MEMBER_MEDIA_TYPES = /json|xml|^$/i;

/** Whether a response with a status may be worth another try. */
function canBeTemporary(status: number, { accepted, retryOn }: RetryableOptions): boolean {
  return (
    status === NO_RESPONSE_STATUS ||
    status >= 400 ||
    (accepted === true && status === 202) ||
    (typeof retryOn === "object" && retryOn.includes(status))
  );
}

/**
 * Judges a failure. If its headers are not simple or it has a body, that takes code that a page has to
 * load. If it cannot be loaded, the simple headers count.
 *
 * @param response - the response, unless its body does not count
 * @throws the signal's reason if the signal is aborted
 */
export async function judgeFailure(
  failure: unknown,
  response: Response | undefined,
  context: TryContext,
): Promise<JudgedFailure> {
  let isComplete = true;
  // In Chromium, a response that came without content has a stream, too.
  let isEmpty = context.method === "HEAD";
  const facts = findFailureFacts(failure, (head) => {
    const advice = readSimpleAdvice(head);
    isComplete = advice.isComplete;
    isEmpty ||= /^content-length: *0$/m.test(head);
    return { retryAfter: advice.retryAfter };
  });
  if (!facts || (response && !canBeTemporary(facts.status, context.options))) return { facts };
  // Replacements of fetch without streams have null, too.
  isEmpty ||= response?.body === null && isPlatformResponse(response);
  const hasBody = response && !isEmpty;
  if (isComplete && !hasBody) return { facts };
  const loading = loadFailureReader();
  const reader = loading instanceof Promise ? await waitForCode(loading, context) : loading;
  if (!reader) return { facts };
  const allFacts = isComplete ? facts : findFailureFacts(failure, reader.readHeaderAdvice);
  if (!allFacts || !hasBody) return { facts: allFacts };
  return { ...(await judgeBody(response, allFacts, reader, context)), reader };
}

/** Returns code that is being loaded, or `undefined` if it does not come in time. */
function waitForCode<T>(loading: Promise<T>, { time, signal }: TryContext): Promise<T | undefined> {
  return waitFor(loading, Math.min(LOADING_SECONDS, time.left), signal);
}

/**
 * Returns the facts of a response with what its body says. The core is loaded only if the body may have
 * members that it alone can read.
 */
async function judgeBody(
  response: Response,
  facts: FailureFacts,
  reader: FailureReader,
  context: TryContext,
): Promise<JudgedFailure> {
  const { time, signal } = context;
  const head = formatHeaderLines(response.headers);
  const reading =
    canBodyAdvise(facts, head, context) &&
    reader.readAdvisingBody(response, head, time.left, signal);
  if (!reading) return { facts };
  let isRead = false;
  try {
    const { start, advice } = await reading;
    isRead = !start.isCut;
    // The word of the response comes before that of its problem.
    if (!advice.needsCore) {
      const retryable = facts.retryable ?? advice.retryable;
      return { facts: createRecord(facts, { retryable }), isRead };
    }
    const outcome = await waitForCode(
      readWhenLoaded({ status: facts.status, head, ...start }, true),
      context,
    );
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
  { options, method }: TryContext,
): boolean {
  const { policy, anyMethod, accepted } = options;
  const { status, retryable } = facts;
  if (retryable === false) return false;
  const statusOptions = createRecord({ policy, anyMethod, accepted, method });
  if (isTemporary(facts, statusOptions, undefined)) return true;
  const canSay = status >= 400 || (accepted === true && status === 202);
  return canSay && MEMBER_MEDIA_TYPES.test(findContentType(head));
}
