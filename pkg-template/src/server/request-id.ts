/** The id of a request. */

import { createRandomId } from "../values/random-id.js";
import { requireSync } from "../values/sync-result.js";
import type { ErrorsConfig } from "./config.js";
import type { Attempt, RequestContext, RequestId } from "./request-context.js";

/** An id that a header and a log can hold. */
const ID_FORM = /^[\x21-\x7e]{1,200}$/;

/**
 * Returns the id of a request, or undefined if the configuration has no ids or there is no request.
 * If the request has no id, or one that a header cannot hold, it gets a new one.
 */
export function findRequestId(
  config: ErrorsConfig["requestId"],
  requestContext: RequestContext,
  attempt: Attempt,
): RequestId | undefined {
  if (config === undefined || requestContext.key === undefined) return undefined;
  const isHeader = typeof config === "string";
  // Of Node's request a header costs less than the Fetch `Request`, which only a function needs.
  const request = isHeader ? undefined : requestContext.request;
  if (!isHeader && request === undefined) return undefined;
  const value = attempt(() =>
    isHeader
      ? requestContext.readHeader(config.toLowerCase())
      : requireSync("requestId", config(request as Request)),
  );
  const id = typeof value === "string" && ID_FORM.test(value) ? value : createRandomId();
  return { id, header: isHeader ? config.toLowerCase() : "x-request-id" };
}
