/** Responses as Fetch has them. */

import { decode } from "#wasm";
import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createRecord } from "../values/own-record.js";

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
  cachedContent,
}: ResponseParts): Response | undefined {
  try {
    // Converted once for all responses that share the cached headers or content.
    if (cachedHeaders) {
      cachedHeaders.fetchHeaders ??= new Headers(cachedHeaders.list as [string, string][]);
    }
    if (cachedContent) cachedContent.text ??= decode(cachedContent.bytes);
    return new Response((cachedContent?.text ?? body) as BodyInit | null, {
      status,
      statusText,
      headers: (cachedHeaders?.fetchHeaders ?? headers) as [string, string][],
    });
  } catch {
    return undefined;
  }
}

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
