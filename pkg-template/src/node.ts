/** Error responses for Node's own HTTP servers, written directly to `ServerResponse`. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { findSource } from "./errors/is-http-exception.js";
import { HTTPException, HTTPInternalServerError, isHTTPException } from "./index.js";
import type { ResponseParts } from "./model/response-parts.js";
import { BRAND, DEFAULT_LOG } from "./model/symbols.js";
import { cancelContent, type NodeResponder } from "./node/ready-response.js";
import { createNodeRequestContext } from "./node/request-context.js";
import { abortResponse, writeErrorResponse, writeParts, writeReadyResponse } from "./node/write.js";
import { ABORTED_PARTS, isAborted } from "./response/aborted-request.js";
import { convertResponse } from "./response/foreign-response.js";
import { copyReadyResponse } from "./response/ready-response.js";
import { readUrl } from "./response/request-like.js";
import type { Errors } from "./server.js";
import { describeValue } from "./values/describe-value.js";
import { readOwn } from "./values/own-record.js";
import { readMember } from "./values/safe-read.js";

/** The member by which an error creates the parts of its response. */
interface PartsCreator {
  [BRAND](method: unknown, accept: unknown, url: string | undefined): ResponseParts;
}

/** Creates the parts of the response for anything that was thrown. */
function createParts(error: unknown, req: IncomingMessage | Http2ServerRequest): ResponseParts {
  const create = (exception: HTTPException): ResponseParts => {
    const { method, headers } = req;
    const creator = exception as unknown as PartsCreator;
    // Only a redirect needs the URL.
    const url = exception.status < 400 ? readUrl(req) : undefined;
    const parts = creator[BRAND](method, headers.accept, url);
    if (parts.status < 500) return parts;
    if (isAborted(req)) return ABORTED_PARTS;
    HTTPException[DEFAULT_LOG].write(exception, req);
    return parts;
  };
  try {
    if (isHTTPException(error)) return create(error);
  } catch {
    // It only inherits from an error of this package, or is a proxy of one.
  }
  const exception = new HTTPInternalServerError({ stack: false });
  HTTPException[DEFAULT_LOG].setOriginal(exception, error);
  return create(exception);
}

/**
 * Returns a copy of the `Response` that was thrown or that an error carries, or undefined if there is
 * none or its content has been read.
 */
function findReadyResponse(error: unknown, method: string | undefined): Response | undefined {
  try {
    // Only the option is a ready response: the property of an HTTP client's error is another server's.
    const given = isHTTPException(error) ? findSource(error)?.options?.response : error;
    const response = convertResponse(given) ?? given;
    // To name the platform's class would load it, which fails where WebAssembly is switched off.
    if (Object.prototype.toString.call(response) !== "[object Response]") return undefined;
    // A network error is a Response with status 0.
    if (!(response instanceof Response) || response.status < 200) return undefined;
    return copyReadyResponse(response, method);
  } catch {
    return undefined;
  }
}

/** @throws TypeError if the arguments are not a request and a response, as if they were swapped */
function validateExchange(req: unknown, res: unknown): void {
  const isObject = (value: unknown) => typeof value === "object" && value !== null;
  const isResponse = (value: unknown) => typeof readMember(value, "writeHead") === "function";
  if (isObject(req) && isObject(res) && !isResponse(req)) return;
  const [first, second] = [req, res].map((value) => {
    if (isResponse(value)) return "a response";
    return readMember(value, "headers") === undefined ? describeValue(value) : "a request";
  });
  const reason = `the last two are ${first} and ${second}`;
  throw new TypeError(`Cannot send an error: expected (error, request, response), but ${reason}`);
}

/**
 * Sends the response of a configuration.
 *
 * @throws TypeError if it is not the result of `createErrors`
 */
function sendConfiguredError(
  errors: Errors,
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  if (typeof readOwn(errors, "createParts") !== "function") {
    const reason = "the fourth argument is not the result of createErrors";
    throw new TypeError(`Cannot send an error: ${reason}`);
  }
  const responder: NodeResponder = {
    createParts: (thrown, context) => errors.createParts(thrown, context),
    report: (thrown, context) => errors.report(thrown, context),
  };
  const requestContext = createNodeRequestContext(req, [req, res]);
  void writeErrorResponse(responder, error, req, res, requestContext);
}

/**
 * Sends the response for anything that was thrown. A `Response`, or one that an error carries, is sent
 * as it is, except for headers about another connection, its length, and a content coding that the
 * platform has decoded. A value that is no error of this package becomes a 500 without details.
 *
 * Headers that the handler set for a success are removed, except those that a 304 keeps (RFC 9110,
 * 15.4.5); CORS headers, cookies and the like stay. If a response has begun already, the connection (or
 * the stream of HTTP/2) is cut, so that the client cannot take a part of it for the whole. A response
 * that is complete already stays. An error whose response is a 500 or more is logged by
 * `console.error`, once for each request and without secrets, unless the client aborted the request.
 *
 * With the result of `createErrors`, its handlers and its configuration decide about the response and the
 * log, and its functions get `req` and `res`, too. A handler that is asynchronous is waited for.
 *
 * @param errors - the result of `createErrors`
 * @throws TypeError if the arguments are not an error, a request, a response, and the result of
 * `createErrors` if there is a fourth
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { HTTPNotFound } from "httpexc";
 * import { sendError } from "httpexc/node";
 *
 * const server = createServer((req, res) => {
 *   try {
 *     throw new HTTPNotFound();
 *   } catch (error) {
 *     sendError(error, req, res);
 *   }
 * });
 * server.close();
 * ```
 */
export function sendError(
  error: unknown,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  errors?: Errors,
): void {
  validateExchange(req, res);
  if (errors !== undefined) {
    sendConfiguredError(errors, error, req as IncomingMessage, res as ServerResponse);
    return;
  }
  const ready = findReadyResponse(error, req.method);
  if (res.headersSent) {
    // The parts are not sent, but the error is logged as for any response.
    createParts(error, req);
    abortResponse(res);
    if (ready) cancelContent(ready);
    return;
  }
  const write = (cause: unknown): void => writeParts(createParts(cause, req), req, res);
  const log = (failure: unknown): void => void createParts(failure, req);
  if (ready && ready.status >= 500 && isHTTPException(error) && !isAborted(req)) {
    HTTPException[DEFAULT_LOG].write(error, req);
  }
  if (ready) void writeReadyResponse(ready, req, res, write, log);
  else write(error);
}
