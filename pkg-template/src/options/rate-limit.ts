/** The headers of a quota. */

import type { RateLimit } from "../model/options.js";
import type { Header } from "../model/response-parts.js";

/** Returns the headers of a quota: those of the IETF draft, and the older ones that clients know. */
export function createRateLimitHeaders({
  limit,
  remaining,
  reset,
  window,
  name = "default",
}: RateLimit): Header[] {
  return [
    ["ratelimit", `"${name}";r=${remaining};t=${reset}`],
    ["ratelimit-policy", `"${name}";q=${limit}${window ? `;w=${window}` : ""}`],
    ["ratelimit-limit", `${limit}`],
    ["ratelimit-remaining", `${remaining}`],
    ["ratelimit-reset", `${reset}`],
  ];
}
