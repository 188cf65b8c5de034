/** The error handler for h3, versions 1 and 2. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { isHTTPException } from "../index.js";
import { createNodeRequestContext } from "../node/request-context.js";
import { writeErrorResponse } from "../node/write.js";
import {
  createMergedResponse,
  createResponder,
  type FrameworkErrorDetails,
} from "../server/adapter.js";
import { findSentence, pickExtensions, readFieldErrors } from "../server/field-errors.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The parts of an event that the adapter uses: a Fetch request in h3 2, Node's objects in h3 1. */
export type H3EventLike =
  | { readonly req: Request; readonly res: { readonly errHeaders: Headers } }
  | { readonly node: { readonly req: object; readonly res: object } };

/** The `onError` of h3. */
// biome-ignore lint/suspicious/noExplicitAny: the event types of the two versions are unrelated
export type H3ErrorHandler = (error: any, event: any) => Promise<Response | undefined>;

/** Returns what was thrown: h3 wraps an error that is not its own in one that is. */
function unwrapError(error: unknown): unknown {
  const isWrapped = !isHTTPException(error) && readMember(error, "unhandled") === true;
  return isWrapped ? (readMember(error, "cause") ?? error) : error;
}

/** Returns the status that a value has, under either of its names. */
function readStatus(value: unknown): unknown {
  return readMember(value, "status") || readMember(value, "statusCode");
}

/**
 * Whether h3 has copied the status of an error from that of another server, because it was built from
 * the error of an HTTP client and no other status was given.
 */
function hasCopiedStatus(error: ForeignError): boolean {
  const details = readMember(error, "cause");
  // h3 2 keeps what the error was built from as its cause, and takes a status from the cause of that.
  const isSilent = !isForeignError(details) && !readStatus(details);
  const cause = isSilent ? readMember(details, "cause") : details;
  if (!isForeignError(cause) || !isUpstreamError(cause)) return false;
  const isBuiltFromCause = isSilent || readMember(cause, "message") === error.message;
  return isBuiltFromCause && readStatus(cause) === readStatus(error);
}

/** Returns the sentence of an error of h3's validation, whose message may be that of what a validator threw. */
function findValidationText(error: ForeignError, data: object): string {
  const texts = [error.message, readMember(data, "message")];
  const phrases = ["statusText", "statusMessage"].map((name) => readMember(error, name));
  return findSentence([...texts, ...phrases]);
}

/**
 * Returns what the `data` of an error has for clients: h3 sends it, too. Issues of a validator become
 * field errors. What is no object is an extension of the name `data`.
 */
function readData(error: ForeignError, data: unknown): FrameworkErrorDetails {
  if (data === undefined || data === null) return {};
  if (typeof data !== "object" || Array.isArray(data)) return { extensions: { data } };
  const issues = readMember(data, "issues") ?? readMember(data, "errors");
  const errors = readFieldErrors(issues);
  // What a validator threw is h3's validation, and its other members are the validator's.
  if (isForeignError(data) || Array.isArray(readMember(data, "issues"))) {
    return { errors, text: findValidationText(error, data) };
  }
  const code = readMember(data, "code");
  const isCode = typeof code === "string" || typeof code === "number";
  const repeated = readMember(data, "message") === error.message ? ["message"] : [];
  const others = ["code", ...repeated, ...(errors.length > 0 ? ["errors"] : [])];
  const extensions = pickExtensions(data, others);
  return { errors, code: isCode ? code : undefined, extensions };
}

/** Returns the details of an error of h3's own, or false for another error. */
function readH3Error(error: ForeignError): FrameworkErrorDetails | false {
  const errorClass = readMember(error, "constructor");
  const isVersion1 = readMember(errorClass, "__h3_error__") === true;
  const isVersion2 =
    error.name === "HTTPError" && typeof readMember(errorClass, "status") === "function";
  if (!isVersion1 && !isVersion2) return false;
  if (isUpstreamError(error, ["body", "data", "headers"]) || hasCopiedStatus(error)) return false;
  // h3 2 takes the headers of a cause if it was given none.
  const details = readMember(error, "cause");
  const areHeadersCopied = isForeignError(details) || !readMember(details, "headers");
  return { areHeadersCopied, ...readData(error, readMember(error, "data")) };
}

/**
 * Creates the `onError` of an application of h3 1 or 2. h3's own errors keep their status and headers,
 * and if the status is 4xx, their message and their `data`. Any other error becomes a 500 without details. Headers
 * that h3 2 keeps for errors (`event.res.errHeaders`) are sent, too. Unless you set `silent`, h3 2
 * itself logs every error that is not its own, even a 4xx. `onError`, `onResponse`, `customize` and the
 * handlers of `on` get the event, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/h3";
 *
 * const options = { onError: errorHandler({ requestId: "x-request-id" }), silent: true };
 * // const app = new H3(options);
 * console.assert(options.onError.length === 2);
 * ```
 */
export function errorHandler<Event extends H3EventLike = H3EventLike>(
  options: Errors | ErrorsConfig<[event: Event]> = {},
): H3ErrorHandler {
  const responder = createResponder(options, readH3Error);
  return async (error, event: H3EventLike) => {
    const cause = unwrapError(error);
    if (!("req" in event && event.req instanceof Request)) {
      const { node } = event as Exclude<H3EventLike, { req: Request }>;
      const [req, res] = [node.req as IncomingMessage, node.res as ServerResponse];
      const requestContext = createNodeRequestContext(req, [event]);
      await writeErrorResponse(responder, cause, req, res, requestContext);
      return undefined;
    }
    const requestContext = createRequestContext(event.req, [event]);
    const created = responder.createSettledParts(cause, requestContext);
    const response = created instanceof Promise ? await created : created;
    return createMergedResponse(response, new Headers(event.res.errHeaders));
  };
}
