/** The error handler for Hono. */

import { createMergedResponse, createResponder } from "../server/adapter.js";
import { isSendableResponse } from "../server/identify.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The parts of Hono's context that the adapter uses. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  readonly res: Response;
  /** Whether a handler has returned a response. */
  readonly finalized: boolean;
  header(name: string, value?: string): void;
}

/** An error handler of Hono. */
export type HonoErrorHandler = (error: unknown, context: HonoContext) => Promise<Response>;

/** Whether an error is an HTTPException of Hono's. */
function isHonoError(error: object): boolean {
  return typeof readMember(error, "getResponse") === "function" && !isUpstreamError(error, ["res"]);
}

/**
 * Creates the response of an HTTPException of Hono's that carries one. It has the status of the exception,
 * as the response of Hono's own `getResponse`. Returns undefined for any other error.
 */
function createCarriedResponse(error: unknown): Response | undefined {
  const response = readMember(error, "res");
  if (!isSendableResponse(response) || !isHonoError(error as object)) return undefined;
  try {
    const status = Number(readMember(error, "status"));
    return new Response(response.body, { status, headers: response.headers });
  } catch {
    // No response with content can have the status.
    return undefined;
  }
}

/**
 * Creates the error handler of an application. Hono's own `HTTPException` keeps its status, message
 * and response, and any other error becomes a 500 without details. CORS headers, cookies and the
 * like that were set before stay. `onError`, `onResponse`, `customize` and the handlers of `on` get the
 * context, too, and promises of the first two go to its `executionCtx`.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/hono";
 *
 * const handler = errorHandler({ requestId: "x-request-id" });
 * // app.onError(handler);
 * console.assert(handler.length === 2);
 * ```
 */
export function errorHandler<Context extends HonoContext = HonoContext>(
  options: Errors | ErrorsConfig<[context: Context]> = {},
): HonoErrorHandler {
  const responder = createResponder(options, isHonoError);
  return async (error, c) => {
    const requestContext = createRequestContext(c.req.raw, [c]);
    const cause = createCarriedResponse(error) ?? error;
    const created = responder.createSettledParts(cause, requestContext);
    const response = created instanceof Promise ? await created : created;
    // This makes the headers of a response that a handler returned writable.
    if (c.finalized) c.header("content-length", undefined);
    return createMergedResponse(response, c.res.headers);
  };
}
