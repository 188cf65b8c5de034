/** The `Response` of an error's parts, in browsers, which refuse none whose options are valid. */

import type { ResponseParts } from "../model/response-parts.js";
import { createFetchResponse } from "../response/fetch.js";

/** Returns the `Response` of an error's parts, or one with the status alone. It never throws. */
export function createExceptionResponse(parts: ResponseParts): Response {
  return createFetchResponse(parts) ?? new Response(null, { status: parts.status });
}
