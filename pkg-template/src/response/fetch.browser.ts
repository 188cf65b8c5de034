/** Responses as Fetch has them, in browsers, where a page creates too few for a cache. */

import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createRecord } from "../values/own-record.js";

/** Returns a `Response`, or undefined if the platform refuses to create it. */
function createFetchResponse(parts: ResponseParts): Response | undefined {
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

/**
 * Returns the `Response` of parts. If the platform refuses to create it, that of the first of the others
 * that it takes, or one with the status alone.
 */
export function createFetchResponseOrOther(
  parts: ResponseParts,
  createOthers: () => readonly ResponseParts[],
): Response {
  const response = createFetchResponse(parts);
  if (response) return response;
  for (const other of createOthers()) {
    const created = createFetchResponse(other);
    if (created) return created;
  }
  return new Response(null, { status: parts.status });
}

/** Returns a source without the user's own headers, for a platform that refuses one of them. */
export function removeUserHeaders(source: ResponseSource): ResponseSource {
  const options = createRecord(source.options ?? {}, { headers: undefined });
  return { ...source, options };
}
