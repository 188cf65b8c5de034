/** Tells what was thrown: a response, an error of this package, or anything else. */

import { findSource } from "../errors/is-http-exception.js";
import { type HTTPException, isHTTPException } from "../index.js";
import type { ResponseSource } from "../model/response-source.js";
import { isInstance, readMember } from "../values/safe-read.js";

/** Whether a value is a `Response`, whatever its status. */
export function isResponse(value: unknown): value is Response {
  return typeof Response === "function" && isInstance(value, Response);
}

/** Whether a value is a `Response` with a status: a network error has status 0 (Fetch, 2.2.6). */
export function isRealResponse(value: unknown): value is Response {
  // An object that only inherits from a Response, or a proxy of one, has no status, either.
  return isResponse(value) && Number(readMember(value, "status")) > 0;
}

/** Whether a value is a `Response` that can be sent: its content has not been read. */
export function isSendableResponse(value: unknown): value is Response {
  return isRealResponse(value) && !value.bodyUsed;
}

/** An error of this package, with the source of its response. */
export interface IdentifiedException {
  readonly exception: HTTPException;
  /** The source; undefined if the error is of another version of the package that has none. */
  readonly source: ResponseSource | undefined;
}

/**
 * Returns a value as an error of this package, or undefined if it is none. A proxy of an error and an
 * object that inherits from one are errors; an object that only inherits from a class is none.
 */
export function identifyException(value: unknown): IdentifiedException | undefined {
  try {
    return isHTTPException(value) ? { exception: value, source: findSource(value) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the error of this package that replaces a framework's own error, or the error itself if it
 * is not the framework's.
 */
export function adoptError(adopt: (error: unknown) => unknown, error: unknown): unknown {
  try {
    return adopt(error) ?? error;
  } catch {
    return error;
  }
}
