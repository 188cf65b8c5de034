/** Responses of Fetch as typed errors, and calls that throw them. */

import { type CodeMap, type Codes, toCodes } from "./codes.js";
import { headerLines } from "./header-lines.js";
import { cancelBody, readBodyStart } from "./read-body.js";
import { createReadError, type ReadError, type ReadResponse } from "./read-error.js";
import { readResponse } from "./reader.js";
import { readByteLimit, readOptionalMember, readStatus } from "./response-values.js";
import { throwOptionError, validateAmount, validateOptionNames } from "./validate-options.js";
import type { FetchLike } from "./with-retries.js";

/** As much of a response as is read: Fetch's `Response` has it, from whichever realm it comes. */
export interface ResponseLike {
  /** The status. */
  readonly status: number;
  /**
   * The header fields. Where they cannot be iterated over, those are asked for that most APIs have:
   * the type, the date, challenges, ids, and what tells of limits and retries.
   */
  readonly headers: { get(name: string): string | null };
  /** The URL that it came from. */
  readonly url?: string | undefined;
  /** The content. */
  readonly body?: unknown;
}

/** How responses are read. */
export interface ReadOptions {
  /** Classes of your own for codes of the API. */
  readonly codes?: Codes | CodeMap | undefined;
  /** Whether an answer with an ok status whose body says that it is an error counts as one. */
  readonly errorsInOk?: boolean | undefined;
  /** How many decoded bytes are read at most; the rest is cancelled. Default: 64 KiB. */
  readonly maxBytes?: number | undefined;
  /** How many seconds reading may take; what came until then counts. Default: 10. */
  readonly timeout?: number | undefined;
  /** Breaks the reading off. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Whether the error goes out as it was read when it is answered with, `detail` and `errors` of a 5xx
   * as well, and with the duties of its status. Else that is a 502, or a 504 for a 408 or 504, which
   * tells nothing: another server's error is not this one's.
   */
  readonly relay?: boolean | undefined;
  /** Whether the error records a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /** The method of the request, for advice on retries. Default: GET. */
  readonly method?: string | undefined;
}

const TASK = "read an answer";
const MOST = 1 << 16;
const SECONDS = 10;

/** The media types whose bodies can say that an ok answer is none. */
const TELLING = /json|graphql|xml|grpc|text\/plain|^$/i;

/** Gives whether a value can be read as a response. */
export function isResponseLike(value: unknown): value is ResponseLike {
  return (
    typeof readOptionalMember(value, "status") === "number" &&
    typeof readOptionalMember(value, "headers") === "object"
  );
}

/**
 * Gives the error that a response is, or null where it is ok (200 to 299; and an opaque one, of which
 * nothing is known). The error is an instance of the class for its code, where `codes` has one, else
 * for its status; a status that nobody knows counts as the x00 of its family (RFC 9110, 15). A body
 * that was read before, is locked or breaks off costs no more than what it would have told.
 *
 * An error needs none of the duties of its class, as a 405 of another server may lack Allow. When it
 * is answered with, that is a 502, unless `relay` is set.
 *
 * @throws TypeError where the value is no response or an option cannot be used
 * @throws the reason of `signal`, where it is aborted before an answer that has to be read was
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { fromResponse } from "httpexc/client";
 *
 * const response = Response.json({ title: "No such song", code: "unknown" }, { status: 404 });
 * const error = await fromResponse(response);
 * console.assert(error instanceof HTTPNotFound && error.code === "unknown");
 * console.assert(error?.toResponse().status === 502);
 * ```
 */
export async function fromResponse(
  response: ResponseLike,
  options: ReadOptions = {},
): Promise<ReadError | null> {
  if (!isResponseLike(response)) throwOptionError(TASK, "it is no Response");
  const codes = toCodes(validateOptionNames(options, TASK).codes);
  const maxBytes = readByteLimit(options.maxBytes, MOST);
  const timeout = validateAmount(TASK, "timeout", options.timeout, SECONDS);
  const { signal } = options;
  const status = readStatus(response.status);
  const isOk = status >= 200 && status <= 299;
  if (isOk ? !options.errorsInOk : isUnknownOutcome(status, response)) return null;
  const head = headerLines(response.headers);
  const from = isOk ? cloneForReading(response, head) : response;
  if (from === undefined) return null;
  const now = Date.now() / 1000;
  const body = await readBodyStart(from, { maxBytes, timeout, signal });
  let read = () => readResponse({ status, head, body, now }, isOk);
  if (isOk) {
    const known = read();
    if (!known.isError) return null;
    // The other half of a copy is not wanted any more.
    cancelBody(readOptionalMember(response, "body"));
    read = () => known;
  }
  return createReadError(() => read().report, createReadResponse(response, options.method), {
    ...options,
    codes,
  });
}

/** Gives whether a status says nothing of success or failure. */
function isUnknownOutcome(status: number, response: ResponseLike): boolean {
  const type = readOptionalMember(response, "type");
  return (status >= 100 && status < 200) || `${type}`.startsWith("opaque");
}

/** Gives a copy of an ok response that can be read; nothing where its body says no more than it. */
function cloneForReading(response: ResponseLike, head: string): object | undefined {
  const hasStatus = /^grpc-status:/m.test(head);
  const [, type = ""] = /^content-type:(.*)/m.exec(head) ?? [];
  if (!hasStatus && !TELLING.test(type.trim())) return undefined;
  try {
    return (response as Response).clone();
  } catch {
    return hasStatus ? { body: null } : undefined;
  }
}

function createReadResponse(response: ResponseLike, method?: string): ReadResponse {
  const url = readOptionalMember(response, "url");
  const { status, headers } = response;
  const kept = { status, headers: headers as Headers, url: typeof url === "string" ? url : "" };
  return method === undefined ? kept : { ...kept, method };
}

/**
 * Gives a response back where it is ok, and throws the error that it is otherwise: see
 * {@link fromResponse}. An ok response can still be read.
 *
 * @throws HTTPException the error that the response is
 * @example
 * ```ts
 * import { raiseForStatus } from "httpexc/client";
 *
 * const response = await raiseForStatus(new Response("Blue in Green"));
 * console.assert((await response.text()) === "Blue in Green");
 * ```
 */
export async function raiseForStatus<R extends ResponseLike>(
  response: R,
  options?: ReadOptions,
): Promise<R> {
  const error = await fromResponse(response, options);
  if (error) throw error;
  return response;
}

/** What {@link fetchOrThrow} takes: what `fetch` does, how to read, and with what to fetch. */
export type FetchOptions = RequestInit &
  Omit<ReadOptions, "method" | "signal"> & {
    /** What fetches: such as the one of `withRetries`. Default: the platform's. */
    readonly fetch?: FetchLike | undefined;
  };

/** What is fetched. */
export type FetchInput = string | URL | Request;

/**
 * Fetches, and gives the response where it is ok; throws the error that it is otherwise.
 *
 * @throws HTTPException the error that the response is
 * @throws TypeError where no answer came, as `fetch` does
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { fetchOrThrow } from "httpexc/client";
 *
 * const songs = async () => Response.json({ detail: "No song has the id 7." }, { status: 404 });
 * try {
 *   await fetchOrThrow("https://api.example/songs/7", { fetch: songs });
 * } catch (error) {
 *   console.assert(error instanceof HTTPNotFound && error.detail === "No song has the id 7.");
 * }
 * ```
 */
export async function fetchOrThrow(input: FetchInput, init: FetchOptions = {}): Promise<Response> {
  const {
    fetch = globalThis.fetch,
    codes,
    errorsInOk,
    maxBytes,
    timeout,
    relay,
    stack,
    ...rest
  } = validateOptionNames(init, TASK);
  const method = findRequestMethod(input, rest);
  const response = await (fetch as typeof globalThis.fetch)(input, rest);
  const signal = rest.signal ?? (readOptionalMember(input, "signal") as AbortSignal | undefined);
  return raiseForStatus(response, { ...init, method, signal });
}

/** Gives the method that a request is sent with. Fetch writes six of them in capitals (Fetch, 2.2.1). */
export function findRequestMethod(input: unknown, init: RequestInit | undefined): string {
  const given = init?.method ?? readOptionalMember(input, "method");
  const method = typeof given === "string" ? given : "GET";
  return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}
