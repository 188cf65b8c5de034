/** The symbols by which each copy of the package knows the errors of every other. */

import type { HTTPException } from "./exception.js";

/** Under this symbol an error keeps what makes its answer. */
export const BRAND: unique symbol = Symbol.for("httpexc.exception") as never;

/** Under this symbol an error tells what its answer is made from. */
export const SOURCE: unique symbol = Symbol.for("httpexc.source") as never;

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
