/** What was thrown: an answer, an error of this package, or anything else. */

import { findSource } from "../errors/is-http-exception.js";
import { type HTTPException, isHTTPException } from "../index.js";
import type { ResponseSource } from "../model/response-source.js";
import { isInstance, readMember } from "../values/safe-read.js";

/** Gives whether a value is a `Response`, of whichever status. */
export function isResponse(value: unknown): value is Response {
  return typeof Response === "function" && isInstance(value, Response);
}

/** Gives whether a value is an answer: an error of the network has no status (Fetch, 2.2.6). */
export function isRealResponse(value: unknown): value is Response {
  // What only inherits from a Response, or stands in for one, has none either.
  return isResponse(value) && Number(readMember(value, "status")) > 0;
}

/** Gives whether a value is an answer that can go out: one that was read cannot. */
export function isSendableResponse(value: unknown): value is Response {
  return isRealResponse(value) && !value.bodyUsed;
}

/** An error of this package, and what its answer is made from; one of another version may not tell. */
export interface IdentifiedException {
  readonly exception: HTTPException;
  readonly source: ResponseSource | undefined;
}

/** Gives what is known of a value; nothing where it only inherits from an error of this package. */
export function identifyException(value: unknown): IdentifiedException | undefined {
  try {
    return isHTTPException(value) ? { exception: value, source: findSource(value) } : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the error that stands for a framework's own, or the same where there is none. */
export function adoptError(adopt: (error: unknown) => unknown, error: unknown): unknown {
  try {
    return adopt(error) ?? error;
  } catch {
    return error;
  }
}
