/** Errors in h3, versions 1 and 2. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { isHTTPException } from "../index.js";
import { createNodeRequestContext } from "../node/request-context.js";
import { writeResponse } from "../node/write.js";
import { createMergedResponse, createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { readMember } from "../values/safe-read.js";

/** As much of an event as is needed: of h3 2 a Fetch request, of h3 1 what Node has. */
export type H3EventLike =
  | { readonly req: Request; readonly res: { readonly errHeaders: Headers } }
  | { readonly node: { readonly req: object; readonly res: object } };

/** What h3 calls `onError`. */
// biome-ignore lint/suspicious/noExplicitAny: the versions know each other's events as little as ours
export type H3ErrorHandler = (error: any, event: any) => Promise<Response | undefined>;

/** Gives what was thrown: h3 puts what it does not know into an error of its own. */
function thrownOf(error: unknown): unknown {
  const isWrapped = !isHTTPException(error) && readMember(error, "unhandled") === true;
  return isWrapped ? (readMember(error, "cause") ?? error) : error;
}

/**
 * Gives the `onError` of an application of h3 1 or 2. h3's own errors keep their status, fields and
 * the message of a 4xx, and any other error becomes a 500 that tells nothing. Fields that h3 2 keeps
 * for errors (`event.res.errHeaders`) go out, too. h3 2 itself logs whatever is not its own, 4xx, too,
 * unless it is told to be `silent`.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/h3";
 *
 * const options = { onError: errorHandler({ dialect: "problem" }), silent: true };
 * // const app = new H3(options);
 * console.assert(options.onError.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): H3ErrorHandler {
  const answer = createResponder(
    options,
    (error) => error.name === "HTTPError" || Object(error.constructor).__h3_error__ === true,
  );
  return async (error, event: H3EventLike) => {
    const thrown = thrownOf(error);
    if (!("req" in event && event.req instanceof Request)) {
      const { node } = event as Exclude<H3EventLike, { req: Request }>;
      const [req, res] = [node.req as IncomingMessage, node.res as ServerResponse];
      await writeResponse(answer.createParts(thrown, createNodeRequestContext(req)), req, res);
      return undefined;
    }
    const response = await answer(thrown, event.req);
    return createMergedResponse(response, new Headers(event.res.errHeaders));
  };
}
