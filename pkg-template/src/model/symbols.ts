/** The symbols by which the copies of the package recognize each other's errors. */

/** The symbol of the method that creates the response of an error. Only errors of the package have it. */
export const BRAND: unique symbol = Symbol.for("httpexc.exception") as never;

/** The symbol of the method that returns the source of an error's response. */
export const SOURCE: unique symbol = Symbol.for("httpexc.source") as never;

/** The symbol of the option by which the reader says that an error was read from a response. */
export const READ: unique symbol = Symbol.for("httpexc.read") as never;

/** The symbol of the option that names the part of the request that an error is about. */
export const PART: unique symbol = Symbol("httpexc.part") as never;
