/** HTTP errors for JavaScript runtimes. */

import type { RequestLike } from "./response/request-like.js";

export { defineStatus, type StatusDefinition } from "./errors/define-status.js";
export type { ExceptionClass, StatusArguments } from "./errors/exception-class.js";
export { type Redirect, type RedirectStatus, redirect } from "./errors/redirect.js";
export type { RequestLike } from "./response/request-like.js";

import { HTTPInternalServerError } from "./errors/generated/classes.js";
import { isHTTPException } from "./errors/is-http-exception.js";

export { Aborter, type AbortStatus, abort, assert } from "./errors/abort.js";
export {
  HTTPClientError,
  HTTPError,
  HTTPOk,
  HTTPRedirection,
  HTTPServerError,
} from "./errors/families.js";
export type { FrameworkHeaders } from "./errors/framework-headers.js";
export * from "./errors/generated/classes.js";
export { statusMap } from "./errors/generated/status-map.js";
export { HTTPException } from "./errors/http-exception.js";
export { isHTTPException } from "./errors/is-http-exception.js";
export type * from "./model/options.js";
export type { ProblemDetails } from "./model/problem-details.js";

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
