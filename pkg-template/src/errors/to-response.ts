/** {@link toResponse}. */

import { convertResponse } from "../response/foreign-response.js";
import { createPassedResponse } from "../response/ready-response.js";
import { type RequestLike, readMethod } from "../response/request-like.js";
import { defaultLog } from "./default-log.js";
import { HTTPInternalServerError } from "./generated/classes.js";
import { isHTTPException } from "./is-http-exception.js";

/**
 * Returns the response for anything that was thrown: the response of an error of this package, a
 * `Response` as it is (without the headers about another server's connection), and for anything else a
 * 500 that reveals nothing. It never throws. An error whose response is a 500 or more is logged by
 * `console.error`, once for each request and without secrets; an aborted request has no log entry.
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
    // `Response.error()` has no status, so it cannot be sent (Fetch, 2.2.6).
    const response = convertResponse(error) ?? error;
    if (response instanceof Response && response.status) {
      return createPassedResponse(response, readMethod(request));
    }
  } catch {
    // A value that cannot be examined is treated as an unknown error.
  }
  const exception = new HTTPInternalServerError({ stack: false });
  defaultLog.setOriginal(exception, error);
  return exception.toResponse(request);
}
