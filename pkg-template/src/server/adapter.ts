/** What all adapters share: the responder of a configuration, and the adoption of a framework's errors. */

import { HTTPError, type HTTPException, type ProblemDetails, statusMap } from "../index.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { isResponseParts } from "../response/fetch.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { createErrors, type Errors, type ErrorsConfig } from "../server.js";
import { isInstance } from "../values/safe-read.js";
import type { RequestContext } from "./request-context.js";

/** Headers that describe the framework's own content, which is not sent. */
const CONTENT_HEADERS = ["content-encoding", "content-length", "content-type", "transfer-encoding"];

/** Creates the responses for the errors that a framework catches. */
export interface AdapterResponder {
  /**
   * Returns the response to a Fetch request.
   *
   * @param onProblem - called with the problem that the response describes
   */
  respond(
    error: unknown,
    request: Request | undefined,
    onProblem?: (problem: ProblemDetails) => void,
  ): Promise<Response>;
  /** Returns the response for a request context that differs from its request. */
  respondInContext(error: unknown, requestContext: RequestContext): Promise<Response>;
  /** Returns the parts of the response, or a `Response` that was thrown or that a handler returned. */
  createParts(error: unknown, requestContext: RequestContext): Promise<ResponseParts | Response>;
}

/** An error as frameworks create them. */
export interface FrameworkError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

/**
 * Whether an error is the framework's own. If it is, its status is used, and its message if the status
 * is 4xx. A text is used in place of the message.
 */
export type FrameworkErrorPredicate = (error: FrameworkError) => boolean | string;

/** Whether an error of an HTTP client describes an upstream's response, whose status is not ours. */
export function isUpstreamError(error: object): boolean {
  return "response" in error || "request" in error || "config" in error;
}

/**
 * Creates the responder of an adapter. Without an `onError`, errors are written to the console, as the
 * frameworks' own handlers do, unless the framework has a log.
 *
 * @param settings - `hasLog`: whether the framework has a log of its own, so that the console is not used
 * @throws TypeError if an option is unknown or cannot be used
 */
export function createResponder(
  options: Errors | ErrorsConfig,
  isFrameworkError: FrameworkErrorPredicate,
  { hasLog = false } = {},
): AdapterResponder {
  const errors = toErrors(options);
  const adopt = (error: unknown) => adoptFrameworkError(error, isFrameworkError);
  return {
    respond: (error, request, onProblem) => errors.respond(error, request, adopt, onProblem),
    respondInContext: (error, context) => errors.respondInContext(error, context, adopt),
    createParts: (error, context) =>
      errors.createParts(error, context, adopt, undefined, hasLog && context.hasLog !== false),
  };
}

/** @throws TypeError if an option is unknown or cannot be used */
function toErrors(options: Errors | ErrorsConfig): Errors {
  return "respond" in Object(options) ? (options as Errors) : createErrors(options as ErrorsConfig);
}

/**
 * Returns a response whose headers are merged into those that were set before the error.
 *
 * @param headers - the headers that were set before; they are changed
 */
export function createMergedResponse(
  response: ResponseParts | Response,
  headers: Headers,
): Response {
  const { status, statusText, body } = response;
  mergeHeaders(new FetchHeaderStore(headers), [...response.headers], status);
  // `Response` takes a text at less cost than bytes, which it copies.
  const text = isResponseParts(response) ? response.cachedContent?.text : undefined;
  return new Response((text ?? body) as BodyInit | null, { status, statusText, headers });
}

/** Returns anything that was thrown as an `Error`, which a log can read. */
export function toError(value: unknown): Error {
  if (isInstance(value, Error)) return value;
  try {
    return new Error(String(value));
  } catch {
    return new Error("Cannot tell what was thrown: it has no text");
  }
}

/** Returns an error of this package for a framework's own error, or undefined if it is not one. */
function adoptFrameworkError(
  value: unknown,
  isFrameworkError: FrameworkErrorPredicate,
): HTTPException | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const error = value as FrameworkError;
  const { status = error.statusCode, expose } = error;
  const { statusCode = status } = error;
  if (typeof status !== "number" || statusCode !== status) return undefined;
  if (!Number.isInteger(status) || status < 400 || status > 599) return undefined;
  // http-errors sets `expose` and two equal statuses. A status alone may be an upstream's, as in
  // axios.
  const isHttpError = typeof expose === "boolean" && error.statusCode === error.status;
  const match = isHttpError || isFrameworkError(error);
  if (match === false) return undefined;
  const isExposed = expose === undefined ? status < 500 : expose === true;
  const text = typeof match === "string" ? match : error.message;
  return createExceptionFor(status, isExposed ? text : undefined, error);
}

/** The class of a status, as far as it is known here. */
interface StatusClass {
  new (options: object): HTTPException;
  readonly title?: string | undefined;
}

/**
 * Creates an error of any status for one of another package.
 *
 * @param text - the detail, which clients may see
 * @throws TypeError if no error of this package can have the status
 */
function createExceptionFor(status: number, text: unknown, cause: FrameworkError): HTTPException {
  const errorClass = statusMap[status as keyof typeof statusMap] as StatusClass | undefined;
  // Many frameworks use the reason phrase of the status as the message if there is no other.
  const isDetail = typeof text === "string" && text !== "" && text !== errorClass?.title;
  const detail = isDetail ? { detail: text, expose: true } : {};
  const headers = readFrameworkHeaders(cause.headers);
  for (const options of [
    { ...detail, cause, headers },
    { ...detail, cause },
  ]) {
    try {
      if (errorClass) return new errorClass(options);
    } catch {
      // The status requires an option, as a 401 requires a challenge.
    }
    try {
      const baseStatus = status < 500 ? 400 : 500;
      const error: { status: number } & HTTPException = new HTTPError(baseStatus, options);
      error.status = status;
      return error;
    } catch {
      // A header of the framework's cannot be sent.
    }
  }
  throw new TypeError(`Cannot answer with ${status}`);
}

/** Returns the headers of a framework's error, except those about content, which is not sent. */
function readFrameworkHeaders(headers: unknown): Header[] {
  if (typeof headers !== "object" || headers === null) return [];
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return pairs
    .filter(([name]) => !CONTENT_HEADERS.includes(name.toLowerCase()))
    .flatMap(([name, value]) => [value].flat().map((line): Header => [name, String(line)]));
}
