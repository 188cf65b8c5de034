/** Error responses as Fetch has them, and what is sent if one cannot be made. */

import { type HTTPException, HTTPInternalServerError } from "../index.js";
import { removeUserHeaders } from "../response/accepted-response.js";
import { createFetchResponse } from "../response/fetch.js";
import { createJsonResponse } from "../response/json-writer.js";
import { isRealResponse } from "./identify.js";
import type { ErrorParts } from "./parts-builder.js";
import type { RequestContext } from "./request-context.js";

/**
 * Returns the parts as a `Response`. If the platform refuses them, it is problem details as JSON
 * with the headers of the error and of the configuration, one without them, or the fallback.
 */
export function createErrorResponse(parts: ErrorParts, requestContext: RequestContext): Response {
  const response = createFetchResponse(parts);
  if (response) return response;
  const { method } = requestContext;
  return (
    createFetchResponse(createJsonResponse(parts.source, method)) ??
    createFetchResponse(createJsonResponse(removeUserHeaders(parts.source), method)) ??
    createFallbackResponse(parts.exception, requestContext)
  );
}

/** Returns the response that an error makes by itself, or that of a 500 if it fails at that. */
export function createFallbackResponse(
  exception: HTTPException,
  { request }: RequestContext,
): Response {
  try {
    const response = exception.toResponse(request);
    if (isRealResponse(response)) return response;
  } catch {
    // A subclass of the user's overrides a method that throws.
  }
  return new HTTPInternalServerError({ stack: false }).toResponse(request);
}
