/** Errors in Fastify. */

import type { IncomingMessage } from "node:http";
import { answering, type Foreign, isUpstream } from "./adapting.js";
import { requestOf } from "./node-request.js";
import { answerOf } from "./node-response.js";
import type { Errors, ErrorsConfig } from "./server.js";
import { mergedVary, STALE } from "./stale.js";

/** As much of Fastify's request as is needed. */
export interface FastifyRequestLike {
  readonly raw: object;
  readonly originalUrl: string;
  readonly protocol: string;
}

/** As much of Fastify's reply as is needed. */
export interface FastifyReplyLike {
  readonly raw: { readonly headersSent: boolean; destroy(): unknown };
  readonly log: { error(what: object, message?: string): unknown };
  code(status: number): unknown;
  getHeader(name: string): number | string | string[] | undefined;
  header(name: string, value: string): unknown;
  removeHeader(name: string): unknown;
  send(payload?: unknown): unknown;
}

/** An error handler of Fastify. */
export type FastifyErrorHandler = (
  error: unknown,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
) => Promise<unknown>;

/** Says whether an error carries its status by Fastify's rules: as `statusCode`. */
function isOwn(error: Foreign): boolean {
  return typeof error.statusCode === "number" && !isUpstream(error);
}

/**
 * Gives the error handler of an application. Errors of Fastify's own, of its validation and those
 * with a `statusCode` keep their status, and any other becomes a 500 that tells nothing. A 5xx goes
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
  const answer = answering(options, isOwn, { hasLog: true });
  return async (error, request, reply) => {
    const req = request.raw as IncomingMessage;
    const { originalUrl, protocol } = request;
    // Fastify takes the content of an answer to HEAD away by itself, when it knows the length.
    const method = req.method === "HEAD" ? "GET" : req.method;
    const made = await answer(error, requestOf(req, { originalUrl, protocol, method }));
    const { status, fields, body } = await answerOf(made);
    if (status >= 500) reply.log.error({ req: request, res: reply, err: error }, messageOf(error));
    if (reply.raw.headersSent) {
      // The client must not take half of an answer for the whole.
      reply.raw.destroy();
      return reply;
    }
    for (const name of STALE) reply.removeHeader(name);
    reply.code(status);
    for (const [name, value] of fields) {
      const before = [reply.getHeader(name) ?? []].flat().map(String);
      // Fastify itself adds to the cookies that there are.
      reply.header(name, name === "vary" ? mergedVary([...before, value]) : value);
    }
    // Without a content type Fastify would name one.
    return reply.send(body === null ? undefined : Buffer.from(body));
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
