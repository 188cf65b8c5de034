/** Reads the events of a response, one at a time. */

import { type BodySource, findStreamSource } from "../client/body-source.js";
import { cancelBody } from "../client/cancel-body.js";
import { NoResponse } from "../client/no-response.js";
import { findOtherSource } from "../client/other-body-source.js";
import { fromResponse, type ReadOptions, type ResponseLike } from "../client.js";
import { createRecord } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { findEventFailure } from "./event-failure.js";
import { EventParser } from "./event-parser.js";
import { IncompleteStream } from "./incomplete-stream.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/** How a response is read, apart from the length of an event. */
type ErrorOptions = Omit<ReadOptions, "errorsInOk">;

/** The headers of a response that do not describe an event of it. */
const CONTENT_HEADER = /^(content-.*|transfer-encoding|retry-after|set-cookie)$/i;

/** How the errors of a stream are read. */
export interface EventOptions extends ErrorOptions {
  /** Whether failures as APIs tell them are errors. */
  readonly apiErrors: boolean;
}

/** Whether a response has the content type of an event stream. */
function isEventStream(response: ResponseLike): boolean {
  const type = readSafely(() => response.headers.get("content-type")) ?? "";
  return /^\s*text\/event-stream\s*(;|$)/i.test(type);
}

/** Returns the error that a response is. One that is ok and no event stream is an upstream's fault. */
async function readResponseError(response: ResponseLike, options: ErrorOptions): Promise<Error> {
  const error = await fromResponse(response, createRecord(options, { errorsInOk: true }));
  if (error) return error;
  const { headers, url, body } = response;
  const invalid = { status: 502, headers, url, body };
  return (await fromResponse(invalid, options)) as Error;
}

/** Returns the error that an event tells, as if it had been a response, or undefined if it tells none. */
async function readEventError(
  event: ServerSentEvent,
  response: ResponseLike,
  { apiErrors, ...options }: EventOptions,
): Promise<Error | undefined> {
  const failure = findEventFailure(event, apiErrors);
  if (!failure) return undefined;
  const { status, contentType, body } = failure;
  const headers = new Headers();
  readSafely(() => {
    for (const [name, value] of response.headers as Headers) {
      if (!CONTENT_HEADER.test(name)) headers.append(name, value);
    }
  });
  headers.set("content-type", contentType);
  const { url } = response;
  const whole = { status, headers, url, body: new Response(body).body };
  return (await fromResponse(whole, options)) ?? undefined;
}

/** Whether reading failed because the caller aborted it. */
function isCallersAbort(error: unknown): boolean {
  const name = readMember(error, "name");
  return name === "AbortError" || name === "TimeoutError";
}

/** Iterates over the events of a response. */
export class EventReader implements AsyncIterableIterator<ServerSentEvent> {
  readonly #response: ResponseLike;
  readonly #options: EventOptions;
  readonly #parser: EventParser;
  /** Decodes bytes. React Native, which has texts, may have none. */
  #decoder: TextDecoder | undefined;
  #source: BodySource | undefined;
  #events: Iterator<ServerSentEvent> | undefined;
  #isStarted = false;
  #isDone = false;
  /** Why the caller aborted the reading. */
  #abortion: { readonly reason: unknown } | undefined;
  /** The end of the last call of `next`, as the next one waits for it. */
  #previous: Promise<unknown> = Promise.resolve();
  #stopListening = (): void => {};

  constructor(response: ResponseLike, options: EventOptions, maxEventLength: number) {
    this.#response = response;
    this.#options = options;
    this.#parser = new EventParser(maxEventLength);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<ServerSentEvent>> {
    const result = this.#previous.then(() => this.#readNext());
    this.#previous = result.catch(() => {});
    return result;
  }

  /** Cancels the body, even while an event is awaited. */
  return(): Promise<IteratorResult<ServerSentEvent>> {
    this.#finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Ends the iteration, and cancels what is left of the body. */
  #finish(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#stopListening();
    const { reason } = this.#abortion ?? {};
    if (this.#source) cancelBody(this.#source, reason);
    else if (!this.#isStarted) cancelBody(readMember(this.#response, "body"), reason);
  }

  async #readNext(): Promise<IteratorResult<ServerSentEvent>> {
    try {
      if (!this.#isStarted && !this.#isDone) await this.#start();
      const event = this.#isDone ? undefined : await this.#readEvent();
      if (this.#abortion && !event) this.#throwReason();
      if (event === undefined) return { done: true, value: undefined };
      const error = await readEventError(event, this.#response, this.#options);
      if (error) throw error;
      return { done: false, value: event };
    } catch (error) {
      this.#finish();
      throw error;
    }
  }

  /** @throws the reason of the signal, once */
  #throwReason(): void {
    const { reason } = this.#abortion as { reason: unknown };
    this.#abortion = undefined;
    throw reason;
  }

  /** Begins to read the body. @throws the error that the response is, if it is no event stream */
  async #start(): Promise<void> {
    this.#isStarted = true;
    const { status } = this.#response;
    if (status === 204 || status === 205) {
      this.#isDone = true;
      return;
    }
    // `Response.error()`, which stands for a network that failed.
    const isNetworkError = status === 0 && readMember(this.#response, "type") === "error";
    if (isNetworkError) throw new NoResponse(this.#response);
    if (status < 200 || status > 299 || !isEventStream(this.#response)) {
      const { apiErrors: _, ...options } = this.#options;
      throw await readResponseError(this.#response, options);
    }
    const { signal } = this.#options;
    const abort = (): void => {
      if (this.#isDone) return;
      this.#abortion = { reason: signal?.reason };
      this.#finish();
    };
    if (signal?.aborted) {
      this.#isStarted = false;
      abort();
      return;
    }
    signal?.addEventListener("abort", abort, { once: true });
    this.#stopListening = () => signal?.removeEventListener("abort", abort);
    const source = findStreamSource(this.#response);
    this.#source = source === undefined ? findOtherSource(this.#response) : (source ?? undefined);
    if (!this.#source && readMember(this.#response, "body") !== null) {
      throw new TypeError(
        "Cannot read events: the body was read before, is locked, or is no stream",
      );
    }
  }

  /** Returns the next event, or undefined if there are no more. */
  async #readEvent(): Promise<ServerSentEvent | undefined> {
    for (;;) {
      const next = this.#events?.next();
      if (next && !next.done) return next.value;
      const text = await this.#readText();
      if (text === undefined) return undefined;
      this.#events = this.#parser.parse(text);
    }
  }

  /**
   * Returns the text of the next chunk, or undefined at the end.
   *
   * @throws IncompleteStream if the body breaks off
   */
  async #readText(): Promise<string | undefined> {
    let chunk: { readonly done?: unknown; readonly value?: unknown };
    try {
      chunk = (await this.#source?.read()) ?? { done: true };
    } catch (cause) {
      if (this.#isDone) return undefined;
      if (isCallersAbort(cause)) throw cause;
      throw new IncompleteStream(cause, this.#parser.lastEventId);
    }
    // The caller has ended the iteration.
    if (this.#isDone) return undefined;
    const { done, value } = chunk;
    if (!done) return typeof value === "string" ? value : this.#decode(value as Uint8Array);
    this.#isDone = true;
    this.#stopListening();
    // A part of a character is left.
    const rest = this.#decoder?.decode() ?? "";
    if (rest === "" && !this.#parser.isIncomplete) return undefined;
    const cause = new Error("it ended within an event");
    // By this name `isRetryable` knows that the network failed.
    cause.name = "NetworkError";
    throw new IncompleteStream(cause, this.#parser.lastEventId);
  }

  #decode(bytes: Uint8Array): string {
    // The parser removes the byte order mark.
    this.#decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
    return this.#decoder.decode(bytes, { stream: true });
  }
}
