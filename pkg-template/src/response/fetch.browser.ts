/** Responses as Fetch has them, in browsers, where a page creates too few for a cache. */

import type { ResponseParts } from "../model/response-parts.js";

/** Returns a `Response`, or undefined if the platform refuses to create it. */
export function createFetchResponse(parts: ResponseParts): Response | undefined {
  const { status, statusText, headers, body } = parts;
  try {
    return new Response(body as BodyInit | null, {
      status,
      statusText,
      headers: headers as [string, string][],
    });
  } catch {
    return undefined;
  }
}
