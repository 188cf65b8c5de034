/** Error middleware for Express and Connect. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createNodeRequestContext, type RequestOverrides } from "../node/request-context.js";
import { writeErrorResponse } from "../node/write.js";
import { createResponder, type FrameworkErrorDetails } from "../server/adapter.js";
import { readFieldErrors } from "../server/field-errors.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The code of an issue that express-openapi-validator found. */
const OPENAPI_CODE = /\.openapi\.validation$/;

/**
 * Whether an issue is one of express-openapi-validator's: it has a code, or, if it is about a parameter that
 * the description does not have, the path of one.
 */
function isOpenApiIssue(issue: unknown): boolean {
  const isParameter = /^[/.](query|headers|params|cookies)[/.]/.test(
    `${readMember(issue, "path")}`,
  );
  return isParameter || OPENAPI_CODE.test(`${readMember(issue, "errorCode")}`);
}

/**
 * Returns the details of an error that the router or a validator of requests made, or false for another
 * error.
 */
function readExpressError(error: ForeignError): boolean | FrameworkErrorDetails {
  // The router's own error for a path that cannot be decoded.
  if (error instanceof URIError) return !isUpstreamError(error);
  const issues = readMember(error, "errors");
  const isValidation =
    error.name === "Bad Request" &&
    Array.isArray(issues) &&
    issues.length > 0 &&
    issues.every(isOpenApiIssue);
  if (!isValidation) return false;
  // A JSON pointer is one into the content of the request (RFC 9457, 3.1).
  const errors = readFieldErrors(issues).map((issue) =>
    issue.path[0] === "body" ? { ...issue, path: issue.path.slice(1) } : issue,
  );
  return { errors };
}

/** Error middleware of Express 4, Express 5 and Connect. */
export type ErrorMiddleware = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Creates the error middleware of an application. Use it after all routes. Errors of http-errors, as
 * body parsers throw them, keep their status and, if it is 4xx, their message. So do those of
 * express-openapi-validator, which become field errors. Any other error with a 4xx `status` or
 * `statusCode` keeps that alone, and the rest becomes a 500 without details. `onError`, `onResponse`,
 * `customize` and the handlers of `on` get `req` and `res`, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/express";
 *
 * const middleware = errorHandler({ requestId: "x-request-id", cors: true });
 * // app.use(middleware);
 * console.assert(middleware.length === 4);
 * ```
 */
export function errorHandler<
  Req extends IncomingMessage = IncomingMessage,
  Res extends ServerResponse = ServerResponse,
>(options: Errors | ErrorsConfig<[req: Req, res: Res]> = {}): ErrorMiddleware {
  const responder = createResponder(options, readExpressError, { takesBareStatus: true });
  // Express recognizes error middleware by its four parameters.
  return (error, req, res, _next) => {
    const requestContext = createNodeRequestContext(req, [req, res], req as RequestOverrides);
    void writeErrorResponse(responder, error, req, res, requestContext);
  };
}
