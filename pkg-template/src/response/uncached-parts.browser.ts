/** Parts of responses in browsers, where nothing is cached. */

import type { Header, ResponseContent, ResponseParts } from "../model/response-parts.js";

/** Returns the parts of a response. */
export function createUncachedParts(
  status: number,
  statusText: string,
  headers: readonly Header[],
  body: ResponseContent | null,
): ResponseParts {
  return { status, statusText, headers, body } as ResponseParts;
}
