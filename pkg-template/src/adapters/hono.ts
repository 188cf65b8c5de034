/** Errors in Hono. */

import { createMergedResponse, createResponder } from "../server/adapter.js";
import { isSendableResponse } from "../server/identify.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { readMember } from "../values/safe-read.js";

/** As much of Hono's context as is needed. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  readonly res: Response;
  header(name: string, value?: string): void;
}

/** An error handler of Hono. */
export type HonoErrorHandler = (error: unknown, context: HonoContext) => Promise<Response>;

/** Says whether an error is an HTTPException of Hono's. */
function isOwn(error: object): boolean {
  return "getResponse" in error;
}

/**
 * Gives the error handler of an application. Hono's own `HTTPException` keeps its status, message
 * and answer, and any other error becomes a 500 that tells nothing. CORS fields, cookies and the
 * like that were set before stay.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/hono";
 *
 * const handler = errorHandler({ dialect: "problem" });
 * // app.onError(handler);
 * console.assert(handler.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): HonoErrorHandler {
  const answer = createResponder(options, isOwn);
  return async (error, c) => {
    const res = readMember(error, "res");
    const isReady = isSendableResponse(res) && isOwn(error as object);
    const made = await answer.createParts(isReady ? res : error, createRequestContext(c.req.raw));
    // This makes the fields that are there writable, and those of a finished answer, too.
    c.header("content-length", undefined);
    return createMergedResponse(made, c.res.headers);
  };
}
