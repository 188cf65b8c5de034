/** Errors in Express and Connect. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createNodeRequestContext, type RequestOverrides } from "../node/request-context.js";
import { writeResponse } from "../node/write.js";
import { createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** Error middleware of Express 4, Express 5 and Connect. */
export type ErrorMiddleware = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Gives the error middleware of an application; it comes after all routes. Errors of http-errors,
 * as body parsers throw them, keep their status, and any other becomes a 500 that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/express";
 *
 * const middleware = errorHandler({ dialect: "problem", cors: true });
 * // app.use(middleware);
 * console.assert(middleware.length === 4);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): ErrorMiddleware {
  // Its router gives a path that cannot be decoded such a status.
  const answer = createResponder(options, (error) => error instanceof URIError);
  // Express knows error middleware by its four parameters.
  return (error, req, res, _next) => {
    void writeResponse(
      answer.createParts(error, createNodeRequestContext(req, req as RequestOverrides)),
      req,
      res,
    );
  };
}
