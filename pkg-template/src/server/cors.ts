/** The headers that let scripts of other origins read a response. */

import type { Header } from "../model/response-parts.js";
import { createRecord } from "../values/own-record.js";
import { requireSync } from "../values/sync-result.js";
import type { CorsOptions } from "./config.js";
import type { Attempt, RequestContext } from "./request-context.js";

/** The headers that a script needs beside the body: when it may retry, its quota, and the token that it lacks. */
const EXPOSED_HEADERS = ["retry-after", "ratelimit", "ratelimit-policy", "www-authenticate"];

/**
 * Creates the headers that let other origins read a response (Fetch, 3.2.3).
 *
 * @param idHeader - the header of the request id, which scripts may read, too
 */
export function createCorsHeaders(
  cors: boolean | CorsOptions | undefined,
  requestContext: RequestContext,
  idHeader: string | undefined,
  attempt: Attempt,
): Header[] {
  if (!cors) return [];
  const usual = idHeader === undefined ? EXPOSED_HEADERS : [...EXPOSED_HEADERS, idHeader];
  const options: CorsOptions = createRecord(cors === true ? {} : cors);
  const { origin = "*", credentials = false, exposeHeaders = usual } = options;
  const headers: Header[] = [];
  let allowedOrigin: string | undefined;
  // With credentials, validateConfig refuses `*`.
  if (origin === "*") allowedOrigin = "*";
  else {
    headers.push(["vary", "Origin"]);
    const requestOrigin = requestContext.readHeader("origin") ?? undefined;
    if (isAllowed(origin, requestOrigin, attempt)) allowedOrigin = requestOrigin;
  }
  if (allowedOrigin === undefined) return headers;
  headers.push(["access-control-allow-origin", allowedOrigin]);
  if (credentials) headers.push(["access-control-allow-credentials", "true"]);
  if (exposeHeaders.length > 0) {
    headers.push(["access-control-expose-headers", exposeHeaders.join(", ")]);
  }
  return headers;
}

/** Whether the configuration lets an origin read a response. */
function isAllowed(
  allowedOrigins: NonNullable<CorsOptions["origin"]>,
  origin: string | undefined,
  attempt: Attempt,
): boolean {
  if (origin === undefined) return false;
  if (typeof allowedOrigins !== "function") return [allowedOrigins].flat().includes(origin);
  return attempt(() => requireSync("cors.origin", allowedOrigins(origin))) === true;
}
