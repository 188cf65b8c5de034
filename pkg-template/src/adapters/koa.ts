/** Error middleware for Koa. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createContentStream } from "../node/content-stream.js";
import { NodeHeaderStore } from "../node/header-store.js";
import { isChunked, openErrorResponse, restoreChunked } from "../node/ready-response.js";
import { createNodeRequestContext } from "../node/request-context.js";
import { abortResponse } from "../node/write.js";
import { addHeaders, removeStaleHeaders } from "../response/merge-headers.js";
import { createResponder, toError } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The parts of Koa's context that the adapter uses. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly app: { emit(event: string, ...args: unknown[]): unknown };
  readonly protocol: string;
  readonly originalUrl: string;
  readonly headerSent: boolean;
  status: number;
  message: string;
  body: unknown;
}

/** Middleware of Koa 2 and 3. */
export type KoaMiddleware = (context: KoaContext, next: () => Promise<unknown>) => Promise<void>;

/**
 * Whether an error is that of a body parser which notes the body of the request: the parsers of koa-body
 * and koa-bodyparser do so if JSON is malformed.
 */
function isParserError(error: ForeignError): boolean {
  const isParser = error instanceof SyntaxError && readMember(error, "status") === 400;
  return isParser && !isUpstreamError(error, ["body"]);
}

/**
 * Creates the middleware that responds to the errors of all middleware after it. Use it first in an
 * application. Errors of `ctx.throw` keep their status. Any other error with a 4xx `status` or
 * `statusCode` keeps that alone, and the rest becomes a 500 without details. Koa's `error` event is emitted for
 * each 5xx, as Koa itself does. `onError`, `onResponse`, `customize` and the handlers of `on` get the context, too.
 *
 * @param options - the options of `createErrors`, or its result
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/koa";
 *
 * const middleware = errorHandler({ requestId: "x-request-id", cors: true });
 * // app.use(middleware);
 * console.assert(middleware.length === 2);
 * ```
 */
export function errorHandler<Context extends KoaContext = KoaContext>(
  options: Errors | ErrorsConfig<[context: Context]> = {},
): KoaMiddleware {
  const responder = createResponder(options, isParserError, {
    hasLog: true,
    takesBareStatus: true,
  });
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { req, res } = ctx;
      const requestContext = createNodeRequestContext(req, [ctx], ctx);
      const opened = openErrorResponse(responder, error, requestContext, req, res);
      const response = opened instanceof Promise ? await opened : opened;
      const { parts } = response;
      const { status, statusText, headers } = parts;
      const content = "content" in parts ? parts.content : undefined;
      if (status >= 500) ctx.app.emit("error", toError(response.error), ctx);
      if (ctx.headerSent) {
        abortResponse(res);
        content?.cancel();
        return;
      }
      const store = new NodeHeaderStore(req, res);
      const wasChunked = isChunked(store);
      // Koa sets headers about the body, so the stale ones go before it and the new ones come after.
      removeStaleHeaders(store, status);
      const payload = "content" in parts ? null : parts.body;
      if (typeof payload === "string") {
        // For a text Koa sets no type if there is one, and the same length.
        addHeaders(store, headers);
        ctx.status = status;
        if (store.connection.isHttp1) ctx.message = statusText;
        ctx.body = payload;
        return;
      }
      // Koa takes null as no content, and sets the length of anything else but a stream. A response to
      // HEAD may only have the length of the content for GET (RFC 9110, 8.6).
      const isBytes = payload instanceof Uint8Array || (payload === null && req.method !== "HEAD");
      if (content) ctx.body = createContentStream(content, res);
      else ctx.body = isBytes ? Buffer.from(payload ?? []) : payload;
      ctx.status = status;
      store.remove("content-type");
      if (store.connection.isHttp1) ctx.message = statusText;
      addHeaders(store, headers);
      if (wasChunked && "content" in parts) restoreChunked(store, parts, req);
    }
  };
}
