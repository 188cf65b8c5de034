/** What all adapters share: the responder of a configuration, and the adoption of a framework's errors. */

import { HTTPError, type HTTPException, type ProblemDetails, statusMap } from "../index.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { isResponseParts } from "../response/fetch.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { createErrors, type Errors, type ErrorsConfig } from "../server.js";
import {
  type ForeignError,
  hasHttpErrorsSignature,
  isAdoptedUpstreamError,
  isForeignError,
  isPrivateText,
  isStatusOurs,
  isUpstreamError,
  selectPassableHeaders,
} from "../upstream/upstream-error.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { isInstance } from "../values/safe-read.js";
import type { RequestContext } from "./request-context.js";

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
  /** Calls `onError` with an error for which there is no HTTP response. It never throws. */
  report(error: unknown): void;
}

/** What an adapter knows of a framework's own error. */
export interface FrameworkErrorDetails {
  /** The text that is used in place of the message. */
  readonly text?: string | undefined;
  /** Whether the headers may be those of another server, which the framework has copied. */
  readonly areHeadersCopied?: boolean | undefined;
}

/**
 * Whether an error is the framework's own, and what is known of it. If it is, its status is used, and
 * its message if the status is 4xx. For an error of an HTTP client the predicate returns false.
 */
export type FrameworkErrorPredicate = (error: ForeignError) => boolean | FrameworkErrorDetails;

/** How an adapter differs from the others. */
interface AdapterSettings {
  /** Whether the framework has a log of its own, so that the console is not used. */
  readonly hasLog?: boolean;
  /**
   * Whether the framework takes the status of any error, so that one counts that is not marked as an
   * upstream's.
   */
  readonly takesAnyStatus?: boolean;
}

/**
 * Creates the responder of an adapter. Without an `onError`, errors are written to the console, as the
 * frameworks' own handlers do, unless the framework has a log.
 *
 * @throws TypeError if an option is unknown or cannot be used
 */
export function createResponder(
  options: Errors | ErrorsConfig,
  isFrameworkError: FrameworkErrorPredicate,
  settings: AdapterSettings = {},
): AdapterResponder {
  const { hasLog = false, takesAnyStatus = false } = createRecord(settings);
  const errors = toErrors(options);
  const adopt = (error: unknown) => adoptForeignError(error, isFrameworkError, takesAnyStatus);
  return {
    respond: (error, request, onProblem) => errors.respond(error, request, adopt, onProblem),
    respondInContext: (error, context) => errors.respondInContext(error, context, adopt),
    createParts: (error, context) =>
      errors.createParts(error, context, adopt, undefined, hasLog && context.hasLog !== false),
    report: (error) => errors.report(error),
  };
}

/** @throws TypeError if an option is unknown or cannot be used */
function toErrors(options: Errors | ErrorsConfig): Errors {
  const isErrors = typeof readOwn(options, "respond") === "function";
  return isErrors ? (options as Errors) : createErrors(options as ErrorsConfig);
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

/**
 * Returns an error of this package for one of another package, or undefined if its status does not
 * count. The rule is that of DESIGN.md, "What comes from another server".
 */
function adoptForeignError(
  value: unknown,
  isFrameworkError: FrameworkErrorPredicate,
  takesAnyStatus: boolean,
): HTTPException | undefined {
  // A value without a stack, such as what `response.json()` returned, is no error.
  if (!isForeignError(value)) return undefined;
  const status = readOwn(value, "status") ?? readOwn(value, "statusCode");
  const statusCode = readOwn(value, "statusCode") ?? status;
  if (typeof status !== "number" || statusCode !== status) return undefined;
  if (!Number.isInteger(status) || status < 400 || status > 599) return undefined;
  const match = isFrameworkError(value);
  const isHttpError = hasHttpErrorsSignature(value) && isStatusOurs(value, status);
  const isOurs = match !== false || isHttpError;
  if (!isOurs && (!takesAnyStatus || isUpstreamError(value))) return undefined;
  const details: FrameworkErrorDetails = createRecord(typeof match === "object" ? match : {});
  const { text = readOwn(value, "message"), areHeadersCopied = false } = details;
  const expose = readOwn(value, "expose");
  const isExposed = expose === undefined ? status < 500 : expose === true;
  const isPublic = isExposed && typeof text === "string" && !isPrivateText(value, text);
  const areHeadersOurs = isOurs && !areHeadersCopied && !isAdoptedUpstreamError(value);
  const headers = selectPassableHeaders(readOwn(value, "headers"), status, areHeadersOurs);
  return createExceptionFor(status, isPublic ? text : undefined, headers, value);
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
function createExceptionFor(
  status: number,
  text: string | undefined,
  headers: readonly Header[],
  cause: object,
): HTTPException {
  const errorClass = statusMap[status as keyof typeof statusMap] as StatusClass | undefined;
  // Many frameworks use the reason phrase of the status as the message if there is no other.
  const isDetail = text !== undefined && text !== "" && text !== errorClass?.title;
  const detail = isDetail ? { detail: text, expose: true } : {};
  const options = createRecord(detail, { cause, headers });
  try {
    if (errorClass) return new errorClass(options);
  } catch {
    // The status requires an option, as a 401 requires a challenge.
  }
  const baseStatus = status < 500 ? 400 : 500;
  const error: { status: number } & HTTPException = new HTTPError(baseStatus, options);
  error.status = status;
  return error;
}
