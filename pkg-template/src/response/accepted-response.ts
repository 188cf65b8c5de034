/** Responses that the platform accepts: another one if it refuses the first. */

import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createRecord } from "../values/own-record.js";
import { createFetchResponse } from "./fetch.js";

/**
 * Returns the `Response` of the parts. If the platform refuses them, it is the first of other parts
 * that the platform accepts, or one with the status alone.
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
