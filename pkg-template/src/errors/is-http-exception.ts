/** The symbols by which each copy of the package knows the errors of every other. */

import type { ResponseSource } from "../model/response-source.js";
import { BRAND, SOURCE } from "../model/symbols.js";
import type { HTTPException } from "./http-exception.js";

/**
 * Gives whether a value is an error of this package, from whichever copy of it or realm it comes.
 * A value that was parsed from JSON never is.
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
    return false;
  }
}

/** Gives what an error's answer is made from; an error of another version may not tell. */
export function findSource(error: HTTPException): ResponseSource | undefined {
  return (error as unknown as { [SOURCE]?(): ResponseSource })[SOURCE]?.();
}
