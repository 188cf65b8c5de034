/** The `Response` of an error's parts. */

import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createFetchResponseOrOther, removeUserHeaders } from "../response/accepted-response.js";
import { createJsonResponse } from "../response/json-writer.js";
import { resolveSource } from "./write-problem.js";

/**
 * Returns other responses to a request, for a platform that refused the first. They are JSON, and the second
 * one has no header of the user's. It never throws.
 */
function createOtherProblems(
  source: ResponseSource,
  method: string | undefined,
  url: string | undefined,
): readonly [ResponseParts, ResponseParts] {
  const resolved = resolveSource(source, url);
  return [
    createJsonResponse(resolved, method),
    createJsonResponse(removeUserHeaders(resolved), method),
  ];
}

/**
 * Returns the `Response` of an error's parts. If the platform refuses them, it is another one from the same
 * source. It never throws.
 */
export function createExceptionResponse(
  parts: ResponseParts,
  source: ResponseSource,
  method: string | undefined,
  url: string | undefined,
): Response {
  return createFetchResponseOrOther(parts, () => createOtherProblems(source, method, url));
}
