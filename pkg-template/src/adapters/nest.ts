/** The exception filter for NestJS. */

import { createReplySender } from "../node/fastify-reply.js";
import { writeErrorResponse } from "../node/write.js";
import { createResponder, type FrameworkError } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** The parts of Nest's host that the adapter uses. */
export interface NestHost {
  getType(): string;
  // biome-ignore lint/suspicious/noExplicitAny: Nest lets the caller choose the type
  switchToHttp(): { getRequest(): any; getResponse(): any };
}

/** An exception filter of Nest. */
export interface NestFilter {
  /** Responds to an exception. */
  catch(exception: unknown, host: NestHost): Promise<void>;
}

/** An HttpException of Nest's. */
interface NestError extends FrameworkError {
  readonly getStatus?: unknown;
  readonly getResponse?: unknown;
}

/** Returns the message of an HttpException of Nest's, which may be a list, or false for another error. */
function readNestMessage(error: NestError): string | false {
  if (typeof error.getStatus !== "function" || typeof error.getResponse !== "function") {
    return false;
  }
  const response: unknown = error.getResponse();
  const { message = response } = Object(response) as { readonly message?: unknown };
  const texts = [message].flat().filter((text) => typeof text === "string");
  return texts.join("; ");
}

/**
 * Creates the exception filter for all exceptions of an application, on Express or on Fastify. Nest's
 * own `HttpException` keeps its status, and its message if the status is 4xx. Any other error becomes
 * a 500 without details.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
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
  const responder = createResponder(options, readNestMessage);
  const sendReply = createReplySender(responder);
  return {
    async catch(exception, host) {
      // An exception outside of HTTP, as in a WebSocket gateway, has no HTTP response.
      if (host.getType() !== "http") throw exception;
      const http = host.switchToHttp();
      const [req, res] = [http.getRequest(), http.getResponse()];
      if (typeof res.code === "function" && "raw" in res) {
        await sendReply(exception, req, res);
        return;
      }
      await writeErrorResponse(responder, exception, req, res, req);
    },
  };
}
