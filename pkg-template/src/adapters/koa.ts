/** Errors in Koa. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeHeaderStore } from "../node/header-store.js";
import { createNodeRequestContext } from "../node/request-context.js";
import { abortResponse, toPayload, toResponseParts } from "../node/write.js";
import { addHeaders, removeStaleHeaders } from "../response/merge-headers.js";
import { createResponder, toError } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** As much of Koa's context as is needed. */
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
 * Gives the middleware that answers for what comes after it; it is the first of an application. What
 * `ctx.throw` throws keeps its status, and any other error becomes a 500 that tells nothing. Koa's
 * `error` event is emitted for each 5xx, as Koa does.
 *
 * @param options - those of `createErrors`, or what it gave
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/koa";
 *
 * const middleware = errorHandler({ dialect: "problem", cors: true });
 * // app.use(middleware);
 * console.assert(middleware.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): KoaMiddleware {
  const answer = createResponder(options, () => false, { hasLog: true });
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { res } = ctx;
      const asking = createNodeRequestContext(ctx.req, ctx);
      const made = await toResponseParts(await answer.createParts(error, asking));
      const { status, statusText, headers } = made;
      if (status >= 500) ctx.app.emit("error", toError(error), ctx);
      if (ctx.headerSent) {
        abortResponse(res);
        return;
      }
      const store = new NodeHeaderStore(ctx.req, res);
      removeStaleHeaders(store, status);
      const body = toPayload(made);
      // Koa takes null for a 204, and anything else for content whose length it tells. An answer to
      // HEAD may only tell that of the content that GET has (RFC 9110, 8.6).
      const isHead = ctx.req.method === "HEAD";
      ctx.body = typeof body === "string" || (isHead && !body) ? body : Buffer.from(body ?? []);
      ctx.status = status;
      res.removeHeader("content-type");
      if (store.connection.isHttp1) ctx.message = statusText;
      addHeaders(store, headers);
    }
  };
}
