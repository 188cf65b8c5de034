/** The headers of a quota. */

import type { RateLimit } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { createRecord } from "../values/own-record.js";

/**
 * Returns the headers of a quota: those of the IETF draft (draft-ietf-httpapi-ratelimit-headers), and
 * the older ones that clients know. A count that is not known is left out, and so is a header of the
 * draft that requires it.
 */
export function createRateLimitHeaders(quota: Partial<RateLimit>): Header[] {
  const { limit, remaining, reset, window, name }: Partial<RateLimit> = createRecord(quota);
  const headers: Header[] = [];
  if (remaining !== undefined) {
    headers.push([
      "ratelimit",
      `"${name || "default"}";r=${remaining}${formatParameter("t", reset)}`,
    ]);
  }
  if (limit !== undefined) {
    const windowParameter = formatParameter("w", window || undefined);
    headers.push(["ratelimit-policy", `"${name || "default"}";q=${limit}${windowParameter}`]);
  }
  for (const [part, count] of Object.entries({ limit, remaining, reset })) {
    if (count !== undefined) headers.push([`ratelimit-${part}`, `${count}`]);
  }
  return headers;
}

function formatParameter(name: string, value: number | undefined): string {
  return value === undefined ? "" : `;${name}=${value}`;
}
