/** HTTP errors for JavaScript runtimes. */

import { isHTTPException } from "./brand.js";
import { HTTPInternalServerError } from "./generated/classes.js";
import type { RequestLike } from "./response.js";

export {
  Aborter,
  type AbortStatus,
  abort,
  assert,
  defineStatus,
  type ExceptionClass,
  type Redirect,
  type RedirectStatus,
  redirect,
  type StatusArguments,
  type StatusDefinition,
} from "./abort.js";
export {
  HTTPClientError,
  HTTPError,
  HTTPOk,
  HTTPRedirection,
  HTTPServerError,
} from "./bases.js";
export { isHTTPException } from "./brand.js";
export { HTTPException } from "./exception.js";
export type { FrameworkHeaders } from "./framework-headers.js";
export * from "./generated/classes.js";
export { statusMap } from "./generated/status-map.js";
export type * from "./options.js";
export type { ProblemDetails } from "./problem-details.js";
export type { RequestLike } from "./response.js";

/**
 * Gives the answer for anything that was thrown: an error of this package becomes its answer, a
 * `Response` stays what it is, and anything else becomes a 500 that tells nothing.
 *
 * @example
 * ```ts
 * import { toResponse } from "httpexc";
 *
 * const response = toResponse(new Error("the password is 1234"));
 * console.assert(response.status === 500);
 * ```
 */
export function toResponse(error: unknown, request?: RequestLike): Response {
  try {
    if (isHTTPException(error)) return error.toResponse(request);
    // An error of the network has no status (Fetch, 2.2.6).
    if (error instanceof Response && error.status) return error;
  } catch {
    // A value that resists even this question is treated as any other.
  }
  return new HTTPInternalServerError({ stack: false }).toResponse(request);
}
