/** Errors in Fastify. */

import {
  createReplySender,
  type FastifyReplyLike,
  type FastifyRequestLike,
} from "../node/fastify-reply.js";
import { createResponder, isUpstream } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

export type { FastifyReplyLike, FastifyRequestLike } from "../node/fastify-reply.js";

/** An error handler of Fastify. */
export type FastifyErrorHandler = (
  error: unknown,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
) => Promise<unknown>;

/**
 * Gives the error handler of an application. Errors of Fastify's own, of its validation and those
 * with a `statusCode` or a `status` keep it, and any other becomes a 500 that tells nothing. A 5xx goes
 * to the log of the request, as in Fastify.
 *
 * @param options - those of `createErrors`, or what it gave
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/fastify";
 *
 * const handler = errorHandler({ dialect: "problem", cors: true });
 * // app.setErrorHandler(handler);
 * console.assert(handler.length === 3);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): FastifyErrorHandler {
  // Its rule is that any error may carry a status, as `statusCode` or as `status`.
  const answer = createResponder(options, (error) => !isUpstream(error), { hasLog: true });
  return createReplySender(answer);
}
