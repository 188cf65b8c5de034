/** The error handler for Fastify. */

import {
  createReplySender,
  type FastifyReplyLike,
  type FastifyRequestLike,
} from "../node/fastify-reply.js";
import { createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

export type { FastifyReplyLike, FastifyRequestLike } from "../node/fastify-reply.js";

/** An error handler of Fastify. */
export type FastifyErrorHandler = (
  error: unknown,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
) => Promise<unknown>;

/**
 * Creates the error handler of an application. Fastify's own errors, those of its validation, and
 * those with a `statusCode` or a `status` keep their status. Any other becomes a 500 without details, and
 * so does the error of an HTTP client or an SDK, whose status is that of another server. Each 5xx is written to the log of the request, as Fastify itself does.
 *
 * @param options - the options of `createErrors`, or its result
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/fastify";
 *
 * const handler = errorHandler({ requestId: "x-request-id", cors: true });
 * // app.setErrorHandler(handler);
 * console.assert(handler.length === 3);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): FastifyErrorHandler {
  // Fastify lets any error carry a status, as `statusCode` or as `status`.
  const settings = { hasLog: true, takesAnyStatus: true };
  const responder = createResponder(options, () => false, settings);
  return createReplySender(responder);
}
