/** Error middleware for Express and Connect. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestOverrides } from "../node/request-context.js";
import { writeErrorResponse } from "../node/write.js";
import { createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isUpstreamError } from "../upstream/upstream-error.js";

/** Whether an error is the router's own, for a path that cannot be decoded. */
function isPathError(error: object): boolean {
  return error instanceof URIError && !isUpstreamError(error);
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
 * body parsers throw them, keep their status, and any other becomes a 500 without details.
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
export function errorHandler(options: Errors | ErrorsConfig = {}): ErrorMiddleware {
  const responder = createResponder(options, isPathError);
  // Express recognizes error middleware by its four parameters.
  return (error, req, res, _next) => {
    void writeErrorResponse(responder, error, req, res, req as RequestOverrides);
  };
}
