/** Parts of responses that share nothing with other responses. All have the same members in the same order. */

import type { Header, ResponseParts } from "../model/response-parts.js";

/** Returns the parts of a response of which nothing is cached. */
export function createUncachedParts(
  status: number,
  statusText: string,
  headers: readonly Header[],
  body: Uint8Array | null,
): ResponseParts {
  return { status, statusText, headers, body, cachedHeaders: undefined, cachedContent: undefined };
}
