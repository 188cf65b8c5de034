/** Event streams that fail as responses do: {@link eventStream} sends them, {@link readEvents} reads them. */

import { validateSignal } from "./client/abort-signal.js";
import { validateAmount } from "./client/validate-options.js";
import type { ReadOptions, ResponseLike } from "./client.js";
import type { HeaderFields, RequestLike } from "./index.js";
import { validateHeaders } from "./options/headers.js";
import { readMethod } from "./response/request-like.js";
import type { Errors } from "./server.js";
import { EventReader } from "./stream/event-reader.js";
import {
  closeIterator,
  createEventBody,
  type EventIterable,
  findIterator,
} from "./stream/event-source.js";
import type { ServerSentEvent } from "./stream/server-sent-event.js";
import { describeValue } from "./values/describe-value.js";
import { type OptionNames, validateOptionNames } from "./values/option-names.js";
import { createRecord } from "./values/own-record.js";
import { readMember } from "./values/safe-read.js";

export type { EventIterable } from "./stream/event-source.js";
export { IncompleteStream } from "./stream/incomplete-stream.js";
export type { ServerSentEvent } from "./stream/server-sent-event.js";

/** The options of {@link eventStream}. */
export interface EventStreamOptions {
  /**
   * The result of `createErrors`: its handlers, `onError`, ids of requests and so on apply to a failure.
   * Without it, a failure is logged as `toResponse` does it.
   */
  readonly errors?: Errors | undefined;
  /** The request. The response to a HEAD has no content, and an aborted request has no log entry. */
  readonly request?: RequestLike | undefined;
  /** Further headers of the response. */
  readonly headers?: HeaderFields | undefined;
}

/** The options of {@link readEvents}: how errors are read, and how long an event may be. */
export interface ReadEventsOptions extends Omit<ReadOptions, "errorsInOk"> {
  /** The most UTF-16 code units of an event. Default: 16 Mi. */
  readonly maxEventLength?: number | undefined;
  /**
   * Whether an event is a failure that tells one as OpenAI or Anthropic do, or that is only named `error`.
   * If false, that is so only for the events of {@link eventStream}: those named `error` whose data is a
   * problem. Default: true.
   */
  readonly apiErrors?: boolean | undefined;
}

const DEFAULT_MAX_EVENT_LENGTH = 1 << 24;

/** The task that messages of errors name. */
const SEND = "send an event stream";
const READ_EVENTS = "read events";

/** The names of all options of {@link readEvents}. */
const READ_EVENTS_NAMES: OptionNames<ReadEventsOptions> = {
  codes: true,
  problems: true,
  maxBytes: true,
  timeout: true,
  signal: true,
  relay: true,
  stack: true,
  method: true,
  maxEventLength: true,
  apiErrors: true,
};

/**
 * Returns an event stream (WHATWG HTML, 9.2) of what an iterable yields. It takes the next event when the
 * client has taken the one before, and ends the iteration if the client leaves.
 *
 * A failure, before the first event or after it, becomes the last event: its name is `error`, and its
 * data is the public problem as JSON, with `retry_after` in seconds if the error has a delay. It has the
 * status and the texts that a response would have: nothing of a bug, and not the detail of a 5xx. It is
 * logged as `toResponse` does it. An event that cannot be sent, as its id has a line break, is a failure,
 * too.
 *
 * @throws TypeError if the value cannot be iterated over, or an option is invalid
 * @example
 * ```ts
 * import { HTTPTooManyRequests } from "httpexc";
 * import { eventStream } from "httpexc/stream";
 *
 * const response = eventStream(
 *   (async function* () {
 *     yield { data: "Blue in Green", id: "1" };
 *     throw new HTTPTooManyRequests("One song a minute.", { retryAfter: 60 });
 *   })(),
 * );
 * const [song, error] = (await response.text()).split("\n\n");
 * console.assert(song === "id: 1\ndata: Blue in Green");
 * console.assert(error?.startsWith("event: error\nretry: 60000\ndata: {"));
 * console.assert(error?.includes('"detail":"One song a minute."'));
 * ```
 */
export function eventStream(events: EventIterable, options: EventStreamOptions = {}): Response {
  const names = { errors: true, request: true, headers: true } as const;
  const { errors, request, headers = {} } = validateOptionNames(options, SEND, names);
  if (errors !== undefined && typeof readMember(errors, "respondInContext") !== "function") {
    throw new TypeError(`Cannot ${SEND}: errors is not the result of createErrors`);
  }
  if (typeof request !== "object" && request !== undefined) {
    throw new TypeError(`Cannot ${SEND}: request is not an object`);
  }
  const fields = new Headers({
    "cache-control": "no-cache",
    "content-type": "text/event-stream",
    // nginx would collect the events.
    "x-accel-buffering": "no",
  });
  for (const [name, value] of validateHeaders(200, headers)) {
    if (name.toLowerCase() === "content-type") {
      throw new TypeError(`Cannot ${SEND}: headers has content-type, which is text/event-stream`);
    }
    fields.set(name, value);
  }
  const iterator = findIterator(events);
  if (iterator === undefined) {
    const given = describeValue(events);
    throw new TypeError(`Cannot ${SEND}: expected an iterable, not ${given}`);
  }
  if (readMethod(request) === "HEAD") {
    closeIterator(iterator);
    return new Response(null, { headers: fields });
  }
  return new Response(createEventBody(iterator, { errors, request }), { headers: fields });
}

/**
 * Returns the events of a response, to be iterated over by `for await`. It reads no more of the body
 * than it needs for the next event, and leaving the loop cancels the rest.
 *
 * It throws the error of `fromResponse` if the response is not ok; a response of another content type is
 * a 502. It throws a typed error with `retryAfter`, too, for an event that tells a failure: one of
 * `eventStream`, or of OpenAI or Anthropic. A response without content (204) has no events.
 *
 * @throws HTTPException the error that the response, or an event of it, is
 * @throws IncompleteStream if the stream breaks off
 * @throws RangeError if an event is too long
 * @throws TypeError if an option is invalid, or the body was read before
 * @throws the reason of `signal`, if it is aborted
 * @example
 * ```ts
 * import { HTTPServiceUnavailable } from "httpexc";
 * import { eventStream, readEvents } from "httpexc/stream";
 *
 * async function* listSongs() {
 *   yield { data: "Blue in Green" };
 *   throw new HTTPServiceUnavailable({ retryAfter: 5, stack: false });
 * }
 * console.error = () => {}; // for this example: otherwise the failure is in your console
 * const titles: string[] = [];
 * try {
 *   for await (const { data } of readEvents(eventStream(listSongs()))) titles.push(data);
 * } catch (error) {
 *   console.assert(error instanceof HTTPServiceUnavailable && error.retryAfter === 5);
 * }
 * console.assert(titles.join() === "Blue in Green");
 * ```
 */
export function readEvents(
  response: ResponseLike,
  options: ReadEventsOptions = {},
): AsyncIterableIterator<ServerSentEvent> {
  const own = validateOptionNames(options, READ_EVENTS, READ_EVENTS_NAMES);
  const { maxEventLength, apiErrors = true, ...readOptions } = own;
  if (typeof apiErrors !== "boolean") {
    throw new TypeError(`Cannot ${READ_EVENTS}: apiErrors is not true or false`);
  }
  const fallback = DEFAULT_MAX_EVENT_LENGTH;
  const length = validateAmount(READ_EVENTS, "maxEventLength", maxEventLength, fallback);
  validateSignal(readOptions.signal, READ_EVENTS);
  if (typeof readMember(response, "status") !== "number") {
    throw new TypeError(`Cannot ${READ_EVENTS}: it is not a Response`);
  }
  return new EventReader(response, createRecord(readOptions, { apiErrors }), length);
}
