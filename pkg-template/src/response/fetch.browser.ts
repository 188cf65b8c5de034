/** Responses as Fetch has them, in browsers, where a page creates too few for a cache. */

import type { ResponseParts } from "../model/response-parts.js";
import { readSafely } from "../values/safe-read.js";

/** Returns a `Response`, or undefined if the platform refuses to create it. */
export function createFetchResponse(parts: ResponseParts): Response | undefined {
  const { status, statusText, headers, body } = parts;
  const init = { status, statusText, headers: headers as [string, string][] };
  return readSafely(() => new Response(body as BodyInit | null, init));
}
