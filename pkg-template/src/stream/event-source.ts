/** Events of the user's as chunks of an event stream, and a failure as its last event. */

import { type ProblemDetails, toResponse } from "../index.js";
import { isAborted } from "../response/aborted-request.js";
import type { RequestLike } from "../response/request-like.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors } from "../server.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { formatEvent, type ServerSentEvent } from "./server-sent-event.js";

/** What yields the events. */
export type EventIterable =
  | Iterable<ServerSentEvent>
  | AsyncIterable<ServerSentEvent>
  | ReadableStream<ServerSentEvent>;

/** An iterator of any kind. */
interface AnyIterator {
  next(): unknown;
  return?(value?: unknown): unknown;
}

/** What a failure needs to know. */
export interface FailureContext {
  readonly errors: Errors | undefined;
  readonly request: RequestLike | undefined;
}

const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** Creates an iterator. One that cannot be created fails like an event: it is a failure of the stream. */
function openIterator(events: unknown, method: () => unknown): AnyIterator {
  try {
    return method.call(events) as AnyIterator;
  } catch (error) {
    return { next: () => Promise.reject(error) };
  }
}

/** Returns what iterates over events, or undefined if the value cannot be iterated over. */
export function findIterator(events: unknown): AnyIterator | undefined {
  for (const symbol of [Symbol.asyncIterator, Symbol.iterator]) {
    const method = typeof events === "object" && readMember(events, symbol);
    if (typeof method === "function") return openIterator(events, method as () => unknown);
  }
  // A stream of a browser that cannot iterate over streams.
  if (typeof readMember(events, "getReader") !== "function") return undefined;
  const reader = (events as ReadableStream).getReader();
  return { next: () => reader.read(), return: () => reader.cancel() };
}

/** Ends an iteration. It never throws. */
export function closeIterator(iterator: AnyIterator): void {
  const closed = readSafely(() => iterator.return?.());
  Promise.resolve(closed).catch(() => {});
}

/** Returns the seconds of a `Retry-After` header, or undefined if there is none. */
function readDelaySeconds({ headers }: Response): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** Returns the response that a failure would get, as JSON, and the problem in it. It logs the failure. */
async function createFailureResponse(
  error: unknown,
  { errors, request }: FailureContext,
): Promise<{ readonly response: Response; readonly problem: ProblemDetails | undefined }> {
  const asJson = { method: "GET", accept: PROBLEM_MEDIA_TYPE };
  if (errors) {
    let problem: ProblemDetails | undefined;
    const isFetchRequest = typeof readMember(readMember(request, "headers"), "get") === "function";
    const own = createRequestContext(isFetchRequest ? (request as Request) : undefined);
    const context = { ...own, ...asJson, key: request ?? {} };
    const response = await errors.respondInContext(error, context, undefined, (shown) => {
      problem = shown;
    });
    return { response, problem };
  }
  const response = toResponse(error, { method: "GET", headers: { accept: PROBLEM_MEDIA_TYPE } });
  const isProblem = response.headers.get("content-type")?.startsWith(PROBLEM_MEDIA_TYPE);
  const problem = isProblem ? ((await response.json()) as ProblemDetails) : undefined;
  return { response, problem };
}

/** Returns the event that tells a client of a failure. It never throws. */
export async function createErrorEvent(error: unknown, context: FailureContext): Promise<string> {
  let { response, problem } = await createFailureResponse(error, context);
  if (response.status < 400) {
    const reason = `Cannot send a ${response.status} within an event stream`;
    const cause = new TypeError(reason, { cause: error });
    ({ response, problem } = await createFailureResponse(cause, context));
  }
  const { status } = response;
  // A ready response may have any content.
  const shown = problem ?? { type: "about:blank", title: response.statusText || "Error", status };
  const retryAfter = readDelaySeconds(response);
  const members = retryAfter === undefined ? shown : { ...shown, retry_after: retryAfter };
  const retry = retryAfter === undefined ? undefined : retryAfter * 1000;
  return formatEvent({ event: "error", data: JSON.stringify(members), retry });
}

/** Returns the reason of a signal, or that of an abort without one. */
function readAbortReason(signal: AbortSignal | undefined): unknown {
  const reason = readMember(signal, "reason");
  return reason === undefined ? new DOMException("The request was aborted", "AbortError") : reason;
}

/** Creates the body of an event stream. One event is taken from the iterator for each that is read. */
export function createEventBody(
  iterator: AnyIterator,
  context: FailureContext,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isEnded = false;
  // workerd tells of a client that has left by this alone.
  const signal = readMember(context.request, "signal") as AbortSignal | undefined;
  let abort = (): void => {};
  const end = (): void => {
    isEnded = true;
    readSafely(() => signal?.removeEventListener("abort", abort));
  };
  const cancel = (): void => {
    if (isEnded) return;
    end();
    closeIterator(iterator);
  };
  const pullEvent = async (): Promise<string | undefined> => {
    const { done, value } = (await iterator.next()) as IteratorResult<unknown>;
    return done ? undefined : formatEvent(await value);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        abort = () => {
          cancel();
          // Without an end, a client that still reads would wait for ever. It is no good end either.
          controller.error(readAbortReason(signal));
        };
        if (readMember(signal, "aborted") === true) abort();
        else readSafely(() => signal?.addEventListener("abort", abort, { once: true }));
      },
      async pull(controller) {
        let text: string | undefined;
        let isFailed = false;
        try {
          text = await pullEvent();
        } catch (error) {
          // Nobody receives what fails because the client has left.
          if (isEnded) return;
          if (isAborted(context.request)) return abort();
          isFailed = true;
          closeIterator(iterator);
          text = await createErrorEvent(error, context);
        }
        if (isEnded) return;
        if (text !== undefined) controller.enqueue(encoder.encode(text));
        if (text !== undefined && !isFailed) return;
        end();
        controller.close();
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}
