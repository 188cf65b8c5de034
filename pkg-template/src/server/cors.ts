/** What answers take from a request by the leave of a configuration. */

import { requireSync } from "../values/sync-result.js";
import type { CorsOptions } from "./config.js";
import type { Attempt, RequestContext } from "./request-context.js";

type HeaderPair = [string, string];

/** What a script needs of an error beside its body: when to come back, and what to quote. */
const EXPOSED_HEADERS = ["retry-after", "ratelimit", "ratelimit-policy"];

/** Gives the fields that let other origins read an answer (Fetch, 3.2.3). */
export function createCorsHeaders(
  cors: boolean | CorsOptions | undefined,
  request: RequestContext,
  idField: string | undefined,
  attempt: Attempt,
): HeaderPair[] {
  if (!cors) return [];
  const usual = idField === undefined ? EXPOSED_HEADERS : [...EXPOSED_HEADERS, idField];
  const { origin = "*", credentials = false, exposeHeaders = usual } = cors === true ? {} : cors;
  const asking = request.readHeader("origin") ?? undefined;
  const fields: HeaderPair[] = [];
  let allowed: string | undefined;
  if (origin === "*" && !credentials) allowed = "*";
  else {
    fields.push(["vary", "Origin"]);
    const isAllowed =
      typeof origin === "function"
        ? asking !== undefined && attempt(() => requireSync("cors.origin", origin(asking))) === true
        : origin === "*" || (asking !== undefined && [origin].flat().includes(asking));
    if (isAllowed) allowed = asking;
  }
  if (allowed === undefined) return fields;
  fields.push(["access-control-allow-origin", allowed]);
  if (credentials) fields.push(["access-control-allow-credentials", "true"]);
  if (exposeHeaders.length > 0) {
    fields.push(["access-control-expose-headers", exposeHeaders.join(", ")]);
  }
  return fields;
}
