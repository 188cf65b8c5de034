/** Recognizes the errors of this package, whichever copy of it created them. */

import type { ResponseSource } from "../model/response-source.js";
import { BRAND, SOURCE } from "../model/symbols.js";
import type { HTTPException } from "./http-exception.js";

/**
 * Whether a value is an error of this package, from any copy of the package and any realm. A value that
 * was parsed from JSON never is.
 *
 * @example
 * ```ts
 * import { HTTPNotFound, isHTTPException } from "httpexc";
 *
 * console.assert(isHTTPException(new HTTPNotFound()));
 * console.assert(!isHTTPException(new Error("no")));
 * ```
 */
export function isHTTPException(value: unknown): value is HTTPException {
  try {
    return (
      typeof value === "object" &&
      value !== null &&
      typeof (value as { [BRAND]?: unknown })[BRAND] === "function"
    );
  } catch {
    // A revoked proxy.
    return false;
  }
}

/** Returns the source of an error's response, or undefined for an error of a version without sources. */
export function findSource(error: HTTPException): ResponseSource | undefined {
  return (error as unknown as { [SOURCE]?(): ResponseSource })[SOURCE]?.();
}
