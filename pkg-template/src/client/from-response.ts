/** Turns responses of Fetch into typed errors, and throws them. */

import type { MatchedProblem, ProblemSet } from "../model/problem-declaration.js";
import {
  copyOwnOptions,
  type OptionNames,
  throwOptionError,
  validateOptionNames,
} from "../values/option-names.js";
import { createRecord } from "../values/own-record.js";
import { readMember } from "../values/safe-read.js";
import { validateSignal, waitFor } from "./abort-signal.js";
import { cancelBody } from "./cancel-body.js";
import { type CodeMap, type Codes, resolveCodes } from "./codes.js";
import {
  copyRequestInit,
  type FetchInput,
  type FetchLike,
  findRequestMethod,
} from "./fetch-request.js";
import { formatHeaderLines } from "./header-lines.js";
import { warnOfMisspelledInit } from "./misspelled-init.js";
import { loadRareReading } from "./rare-reader.js";
import { readBodyStart } from "./read-body.js";
import { createReadError, type ReadError, type ReadResponse } from "./read-error.js";
import { setIssues } from "./report.js";
import { prepareReading, startReader } from "./report-reader.js";
import { resolveProblems } from "./resolve-problems.js";
import { parseResponseStatus, validateMaxBytes } from "./response-values.js";
import { validateAmount } from "./validate-options.js";

/** The parts of a response that are read. Fetch's `Response` has them, in any realm. */
export interface ResponseLike {
  /** The status. */
  readonly status: number;
  /**
   * The headers. If they cannot be iterated over, those that most APIs send are read by name:
   * Content-Type, Date, challenges, request ids, rate limits and Retry-After.
   */
  readonly headers: { get(name: string): string | null };
  /** The URL of the response. */
  readonly url?: string | undefined;
  /** The body. */
  readonly body?: unknown;
}

/** How responses are read. */
export interface ReadOptions {
  /** Your own classes for codes of the API. */
  readonly codes?: Codes | CodeMap | undefined;
  /**
   * The problems that the API declares: `defineProblems` of `httpexc/problems`. A response becomes an
   * instance of the class that has its type; without a type, of the class that has its code. Its status
   * and its extensions have to be as declared. Otherwise the error is an instance of the class of its
   * status, and `report.issues` says why. They come before `codes`.
   */
  readonly problems?: ProblemSet | undefined;
  /**
   * Whether a response with an ok status counts as an error if its body says so. Default: false.
   */
  readonly errorsInOk?: boolean | undefined;
  /** The most decoded bytes of the body that are read; the rest is cancelled. Default: 64 KiB. */
  readonly maxBytes?: number | undefined;
  /**
   * The most seconds that reading takes. The bytes that came before count, and in a browser the reader if it
   * is loaded by then. A schema of `problems` may take as long once more; then the error is of the class of
   * its status. Default: 10.
   */
  readonly timeout?: number | undefined;
  /** Aborts the reading. An `AbortSignal` of any realm or package. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Whether your server responds with the error as it was read: with `detail` and `errors` of a
   * 5xx, too, and with the headers that its status requires. Default: false. Then the response is a
   * 502, or a 504 for a 408 or 504, and says nothing about the error, which is not your server's.
   */
  readonly relay?: boolean | undefined;
  /** Whether the error records a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /** The method of the request, for advice on retries. Default: GET. */
  readonly method?: string | undefined;
}

/** The names of the options of reading that a client and a `fetch` take, too. */
export const COMMON_READ_NAMES: OptionNames<Omit<ReadOptions, "method" | "signal">> = {
  codes: true,
  problems: true,
  errorsInOk: true,
  maxBytes: true,
  timeout: true,
  relay: true,
  stack: true,
};

/** The names of the options of reading. */
export const READ_NAMES: OptionNames<ReadOptions> = {
  ...COMMON_READ_NAMES,
  method: true,
  signal: true,
};

/** The defaults of `maxBytes`, and of `timeout` in seconds. */
const DEFAULT_MAX_BYTES = 1 << 16;
const DEFAULT_TIMEOUT = 10;

/** Whether a value can be read as a response. */
export function isResponseLike(value: unknown): value is ResponseLike {
  return (
    typeof readMember(value, "status") === "number" &&
    typeof readMember(value, "headers") === "object"
  );
}

/**
 * Returns the error that a response is, or `null` if the response is ok. Ok are 200 to 299, and an
 * opaque response, as it hides its status.
 *
 * The error is an instance of the class for its code if `codes` has one, otherwise of the class for
 * its status. An unknown status counts as the x00 of its family (RFC 9110, 15). If the body cannot
 * be read (it was read before, is locked or breaks off), the error lacks what the rest of the body
 * says.
 *
 * The error needs none of the options that its class requires: another server's 405 may lack Allow.
 * If your server responds with the error, that is a 502, unless `relay` is set.
 *
 * @throws TypeError if the value is no response, or a network error (`Response.error()`), or if an option
 * is invalid
 * @throws the reason of `signal`, if it is aborted before the response was read
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
  if (!isResponseLike(response)) throwOptionError("read a response", "it is not a Response");
  const ownOptions = validateOptionNames(options, "read a response", READ_NAMES);
  const codes = resolveCodes(ownOptions.codes);
  const problems = resolveProblems(ownOptions.problems, "read a response");
  const maxBytes = validateMaxBytes(ownOptions.maxBytes, DEFAULT_MAX_BYTES);
  const timeout = validateAmount("read a response", "timeout", ownOptions.timeout, DEFAULT_TIMEOUT);
  const signal = validateSignal(ownOptions.signal, "read a response");
  refuseNetworkError(response);
  const status = parseResponseStatus(response.status);
  const isOk = status >= 200 && status <= 299;
  if (isOk ? !ownOptions.errorsInOk : isUnknownOutcome(status, response)) return null;
  const head = formatHeaderLines(response.headers);
  const now = Date.now() / 1000;
  const limits = { maxBytes, timeout, signal, onContent: () => startReader(head, isOk) };
  let source: object = response;
  if (isOk) {
    const loading = loadRareReading(limits);
    // The body is cloned at once if the code is there, as the caller may read it meanwhile.
    const rare = loading instanceof Promise ? await loading : loading;
    const clone = rare?.cloneForReading(response, head);
    if (!clone) return null;
    source = clone;
  }
  const isRelayed = ownOptions.relay === true;
  // It loads while the body comes.
  if (isRelayed) void loadRareReading({ timeout });
  const start = await readBodyStart(source, limits);
  const read = await prepareReading({ status, head, ...start, now }, isOk, limits);
  let getReport = () => read().report;
  if (isOk) {
    const { isError, report } = read();
    if (!isError) return null;
    // The caller gets an error, so nobody reads the original body any more.
    cancelBody(readMember(response, "body"));
    getReport = () => report;
  }
  const parts = createReadResponse(response, ownOptions.method);
  let declared: MatchedProblem | undefined;
  if (problems) {
    const report = getReport();
    getReport = () => report;
    // The schema of the extensions is the user's, and may never come to an end.
    const matching = problems.match(report, { status, url: parts.url });
    const match = await waitFor(matching, timeout, signal);
    if (match?.issues) setIssues(report, match.issues);
    else declared = match;
  }
  const rare = isRelayed ? await loadRareReading(limits) : undefined;
  const { stack } = ownOptions;
  const settings = { codes, declared, stack, createRelayOptions: rare?.createRelayOptions };
  return createReadError(getReport, parts, settings);
}

/** @throws TypeError, as `fetch` does, if a response is a network error: that of `Response.error()` */
function refuseNetworkError(response: ResponseLike): void {
  if (response.status === 0 && readMember(response, "type") === "error") {
    throw new TypeError("Cannot read a response: it is a network error", { cause: response });
  }
}

/** Whether a response says neither success nor failure. */
function isUnknownOutcome(status: number, response: ResponseLike): boolean {
  const type = readMember(response, "type");
  return (status >= 100 && status < 200) || `${type}`.startsWith("opaque");
}

function createReadResponse(response: ResponseLike, method?: string): ReadResponse {
  const url = readMember(response, "url");
  const { status, headers } = response;
  const parts = { status, headers: headers as Headers, url: typeof url === "string" ? url : "" };
  return method === undefined ? parts : { ...parts, method };
}

/**
 * Returns a response if it is ok, otherwise throws the error that it is: see {@link fromResponse}.
 * The body of an ok response can still be read.
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

/** The options of {@link fetchOrThrow}: those of `fetch`, how to read, and what to fetch with. */
export type FetchOptions = RequestInit &
  Omit<ReadOptions, "method" | "signal"> & {
    /** The function that fetches, such as the one of `withRetries`. Default: the platform's. */
    readonly fetch?: FetchLike | undefined;
  };

/**
 * Fetches, and returns the response if it is ok; otherwise throws the error that it is.
 *
 * @throws HTTPException the error that the response is
 * @throws TypeError if no response came, as `fetch` does
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
  const { response, readOptions } = await fetchResponse(input, init);
  return raiseForStatus(response, readOptions);
}

/** The names of the options of {@link fetchOrThrow} that are not those of `fetch`. */
const FETCH_NAMES = { ...COMMON_READ_NAMES, fetch: true } as const;

/** Members that functions which replace `fetch` take, and that are similar to a name. */
const FETCH_OTHERS = ["delay"];

/** A response, and how it is read. */
export interface FetchedResponse {
  readonly response: Response;
  readonly readOptions: ReadOptions;
}

/**
 * Fetches, and returns the response with the options by which it is read.
 *
 * @param onFailure - called with what `fetch` threw, and with the signal of the request
 * @throws what `fetch` threw, unless `onFailure` throws something else
 */
export async function fetchResponse(
  input: FetchInput,
  init: FetchOptions,
  onFailure?: (error: unknown, signal: AbortSignal | null | undefined) => void,
): Promise<FetchedResponse> {
  copyOwnOptions(init, "read a response");
  // The platform, and a `fetch` of the caller, may take any further member.
  warnOfMisspelledInit(init, FETCH_NAMES, FETCH_OTHERS);
  const {
    fetch = globalThis.fetch,
    codes,
    problems,
    errorsInOk,
    maxBytes,
    timeout,
    relay,
    stack,
    ...fetchInit
  } = copyRequestInit(init);
  const requestInit: RequestInit = createRecord(fetchInit);
  const method = findRequestMethod(input, requestInit);
  const inputSignal = readMember(input, "signal") as AbortSignal | undefined;
  const signal = requestInit.signal === undefined ? inputSignal : requestInit.signal;
  let response: Response;
  try {
    response = await (fetch as typeof globalThis.fetch)(input, fetchInit);
    refuseNetworkError(response);
  } catch (error) {
    onFailure?.(error, signal);
    throw error;
  }
  const readOptions = { codes, problems, errorsInOk, maxBytes, timeout, relay, stack };
  return { response, readOptions: { ...readOptions, method, signal } };
}
