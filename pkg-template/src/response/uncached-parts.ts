/** Parts of responses that share nothing with other responses. All have the same members in the same order. */

import type { Header, ResponseContent, ResponseParts } from "../model/response-parts.js";

/** Returns the parts of a response of which nothing is cached. */
export function createUncachedParts(
  status: number,
  statusText: string,
  headers: readonly Header[],
  body: ResponseContent | null,
): ResponseParts {
  const bodyLength = body?.length ?? 0;
  return { status, statusText, headers, body, bodyLength, cachedHeaders: undefined };
}
