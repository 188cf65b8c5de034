/** Parts of responses in browsers, where nothing is cached. */

import type { Header, ResponseContent, ResponseParts } from "../model/response-parts.js";

/** Returns the parts of a response. */
export function createUncachedParts(
  status: number,
  statusText: string,
  headers: readonly Header[],
  body: ResponseContent | null,
): ResponseParts {
  const bodyLength = body?.length ?? 0;
  return { status, statusText, headers, body, bodyLength } as ResponseParts;
}
