/** {@link isReadError}. */

import { isHTTPException } from "../index.js";
import { findReadDetails } from "./read-details.js";
import type { ReadError } from "./read-error.js";

/**
 * Whether an error was read from a response. `fetchOrThrow` and `raiseForStatus` throw such an
 * error if a response came. It also narrows an error whose class is known already.
 *
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { isReadError, raiseForStatus } from "httpexc/client";
 *
 * const headers = { "x-request-id": "8f2a" };
 * try {
 *   await raiseForStatus(new Response("No such song.", { status: 404, headers }));
 * } catch (error) {
 *   console.assert(isReadError(error) && error.requestId === "8f2a");
 *   console.assert(error instanceof HTTPNotFound && isReadError(error) && error.dialect === "text");
 * }
 * console.assert(!isReadError(new HTTPNotFound()));
 * ```
 */
export function isReadError(error: unknown): error is ReadError {
  return isHTTPException(error) && findReadDetails(error) !== undefined;
}
