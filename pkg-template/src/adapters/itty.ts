/** The error handler for itty-router. */

import { createResponder } from "../server/adapter.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The `catch` of itty-router. */
export type IttyErrorHandler = (
  error: unknown,
  request: Request,
  ...platformArguments: unknown[]
) => Promise<Response>;

/**
 * Whether an error is a `StatusError` of itty-router's, whose class has no name. It extends `Error`
 * itself, requires no argument, and has no members but those of its instances.
 */
function isStatusError(error: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(error);
  const errorClass = readMember(prototype, "constructor");
  return (
    errorClass !== Error &&
    typeof errorClass === "function" &&
    errorClass.length === 0 &&
    Object.getPrototypeOf(prototype) === Error.prototype &&
    Reflect.ownKeys(prototype as object).length === 1 &&
    Object.hasOwn(error, "status") &&
    !isUpstreamError(error)
  );
}

/**
 * Creates the `catch` of a router. A `StatusError` of itty-router's keeps its status, and its message
 * if the status is 4xx. Any other error with a 4xx `status` keeps that alone, and the rest becomes a
 * 500 without details. `onError`, `onResponse`, `customize` and the handlers of `on` get what the router's
 * `fetch` was called with beside the request, too.
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
export function errorHandler<
  // biome-ignore lint/suspicious/noExplicitAny: what the router's `fetch` is called with beside the request
  PlatformArguments extends readonly unknown[] = any[],
>(options: Errors | ErrorsConfig<PlatformArguments> = {}): IttyErrorHandler {
  const responder = createResponder(options, isStatusError, { takesBareStatus: true });
  return async (error, request, ...platformArguments) =>
    responder.respond(error, createRequestContext(request, platformArguments));
}
