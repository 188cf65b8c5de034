/** Errors in NestJS. */

import type { IncomingMessage, ServerResponse } from "node:http";
import {
  createReplySender,
  type FastifyReplyLike,
  type FastifyRequestLike,
} from "../node/fastify-reply.js";
import { createNodeRequestContext, type RequestOverrides } from "../node/request-context.js";
import { writeResponse } from "../node/write.js";
import { createResponder, type FrameworkError } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** As much of Nest's host as is needed. */
export interface NestHost {
  getType(): string;
  // biome-ignore lint/suspicious/noExplicitAny: Nest lets the caller choose the type
  switchToHttp(): { getRequest(): any; getResponse(): any };
}

/** An exception filter of Nest. */
export interface NestFilter {
  /** Answers for an exception. */
  catch(exception: unknown, host: NestHost): Promise<void>;
}

/** Gives the text of an HttpException of Nest's, which may be a list. */
function textOf(
  error: FrameworkError & { getStatus?: unknown; getResponse?: unknown },
): string | false {
  if (typeof error.getStatus !== "function" || typeof error.getResponse !== "function")
    return false;
  const response: unknown = error.getResponse();
  const { message = response } = Object(response) as { readonly message?: unknown };
  const texts = [message].flat().filter((text) => typeof text === "string");
  return texts.join("; ");
}

/**
 * Gives the exception filter for all exceptions of an application, on Express or on Fastify. Nest's
 * own `HttpException` keeps its status and the message of a 4xx, and any other error becomes a 500
 * that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/nest";
 *
 * const filter = errorHandler({ dialect: "problem" });
 * // app.useGlobalFilters(filter);
 * console.assert(filter.catch.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): NestFilter {
  const answer = createResponder(options, textOf);
  const reply = createReplySender(answer);
  return {
    async catch(exception, host) {
      // What is caught outside of HTTP has no answer of HTTP's.
      if (host.getType() !== "http") throw exception;
      const http = host.switchToHttp();
      const [req, res] = [http.getRequest(), http.getResponse()];
      if (typeof res.code === "function" && "raw" in res) {
        await reply(exception, req as FastifyRequestLike, res as FastifyReplyLike);
        return;
      }
      const asking = createNodeRequestContext(req as IncomingMessage, req as RequestOverrides);
      await writeResponse(
        answer.createParts(exception, asking),
        req as IncomingMessage,
        res as ServerResponse,
      );
    },
  };
}
