/** Responses as Fetch has them. */

import type { ResponseParts } from "../model/response-parts.js";

/** Whether a value is the parts of a response and not a `Response`, whose headers are no list. */
export function isResponseParts(value: ResponseParts | Response): value is ResponseParts {
  return Array.isArray(value.headers);
}

/** Returns a `Response`, or undefined if the platform refuses to create it. */
export function createFetchResponse({
  status,
  statusText,
  headers,
  body,
  cachedHeaders,
}: ResponseParts): Response | undefined {
  try {
    // Converted once for all responses that share the cached headers.
    if (cachedHeaders) {
      cachedHeaders.fetchHeaders ??= new Headers(cachedHeaders.list as [string, string][]);
    }
    return new Response(body as BodyInit | null, {
      status,
      statusText,
      headers: (cachedHeaders?.fetchHeaders ?? headers) as [string, string][],
    });
  } catch {
    return undefined;
  }
}
