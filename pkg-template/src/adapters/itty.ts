/** The error handler for itty-router. */

import { createResponder } from "../server/adapter.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** The `catch` of itty-router. */
export type IttyErrorHandler = (
  error: unknown,
  request: Request,
  ...platformArguments: unknown[]
) => Promise<Response>;

/**
 * Creates the `catch` of a router. A `StatusError` of itty-router's keeps its status, and its message
 * if the status is 4xx. Any other error becomes a 500 without details.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/itty";
 *
 * const options = { catch: errorHandler({ requestId: "x-request-id" }) };
 * // const router = AutoRouter(options);
 * console.assert(options.catch.length === 2);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): IttyErrorHandler {
  const responder = createResponder(options, () => false, { takesAnyStatus: true });
  return (error, request, ...platformArguments) =>
    responder.respondInContext(error, createRequestContext(request, platformArguments));
}
