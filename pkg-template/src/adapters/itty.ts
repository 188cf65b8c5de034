/** Errors in itty-router. */

import { createResponder, isUpstream } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** What itty-router's `catch` is. */
export type IttyErrorHandler = (error: unknown, request: Request) => Promise<Response>;

/**
 * Gives the `catch` of a router. A `StatusError` of itty-router's keeps its status and the message
 * of a 4xx, and any other error becomes a 500 that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/itty";
 *
 * const options = { catch: errorHandler({ dialect: "problem" }) };
 * // const router = AutoRouter(options);
 * console.assert(options.catch.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): IttyErrorHandler {
  const answer = createResponder(options, (error) => !isUpstream(error));
  return (error, request) => answer(error, request);
}
