/** What all adapters share: the responder of a configuration, and the adoption of a framework's errors. */

import type { ProblemDetails } from "../index.js";
import type { ResponseParts } from "../model/response-parts.js";
import { settleReadyResponse } from "../response/content-reader.js";
import { createFetchResponse, isResponseParts } from "../response/fetch.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { createErrors, type Errors, type ErrorsConfig } from "../server.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { isInstance } from "../values/safe-read.js";
import { adoptForeignError, type FrameworkErrorPredicate } from "./foreign-error.js";
import { isResponse } from "./identify.js";
import type { RequestContext } from "./request-context.js";

export type { FrameworkErrorDetails } from "./foreign-error.js";

/** The parts of a response, or a `Response` that was thrown or that a handler returned. */
export type CreatedResponse = ResponseParts | Response;

/** Creates the responses for the errors that a framework catches. */
export interface AdapterResponder {
  /**
   * Returns the response: a promise only if something has to be waited for.
   *
   * @param onProblem - called with the problem that the response describes
   */
  respond(
    error: unknown,
    requestContext: RequestContext,
    onProblem?: (problem: ProblemDetails) => void,
  ): Response | Promise<Response>;
  /** Returns the parts of the response: a promise only if a handler or an asynchronous schema decides. */
  createParts(
    error: unknown,
    requestContext: RequestContext,
  ): CreatedResponse | Promise<CreatedResponse>;
  /** Does the same, but a `Response` has only the headers that may be sent. */
  createSettledParts(
    error: unknown,
    requestContext: RequestContext,
  ): CreatedResponse | Promise<CreatedResponse>;
  /** Calls `onError` with an error for which there is no HTTP response. It never throws. */
  report(error: unknown, requestContext?: RequestContext): void;
}

/** How an adapter differs from the others. */
interface AdapterSettings {
  /** Whether the framework has a log of its own, so that the console is not used. */
  readonly hasLog?: boolean;
  /**
   * Whether any error may carry a 4xx status in this framework, so that one counts that is not marked
   * as an upstream's.
   */
  readonly takesBareStatus?: boolean;
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
  const { hasLog = false, takesBareStatus = false } = createRecord(settings);
  const errors = toErrors(options);
  const rules = { isFrameworkError, takesBareStatus };
  const adopt = (error: unknown) => adoptForeignError(error, rules);
  const createParts = (error: unknown, context: RequestContext) =>
    errors.createParts(error, context, adopt, undefined, hasLog && context.hasLog !== false);
  return {
    respond: (error, context, onProblem) =>
      errors.respondInContext(error, context, adopt, onProblem),
    createParts,
    createSettledParts: (error, context) => settleParts(createParts(error, context), context),
    report: (error, context) => errors.report(error, context),
  };
}

/** Settles a ready response, at once if there is none. */
function settleParts(
  created: CreatedResponse | Promise<CreatedResponse>,
  requestContext: RequestContext,
): CreatedResponse | Promise<CreatedResponse> {
  if (created instanceof Promise) {
    return created.then((parts) => settleParts(parts, requestContext));
  }
  return isResponse(created) ? settleReadyResponse(created, requestContext.method) : created;
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
  // If there are none, the cached headers of the parts cost less than a copy.
  const ownResponse =
    isResponseParts(response) && !hasHeaders(headers) ? createFetchResponse(response) : undefined;
  if (ownResponse) return ownResponse;
  const { status, statusText, body } = response;
  mergeHeaders(new FetchHeaderStore(headers), [...response.headers], status);
  return new Response(body as BodyInit | null, { status, statusText, headers });
}

/** Whether there is a header. */
function hasHeaders(headers: Headers): boolean {
  return !headers.keys().next().done;
}

/** Returns anything that was thrown as an `Error`, which a log can read. */
export function toError(value: unknown): Error {
  if (isInstance(value, Error)) return value;
  try {
    return new Error(String(value));
  } catch {
    return new Error("Cannot show what was thrown: it cannot be converted to a string");
  }
}
