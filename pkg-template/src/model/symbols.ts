/** The symbols by which each copy of the package knows the objects of every other. */

/** Under this symbol an error keeps what makes its answer. */
export const BRAND: unique symbol = Symbol.for("httpexc.exception") as never;

/** Under this symbol an error tells what its answer is made from. */
export const SOURCE: unique symbol = Symbol.for("httpexc.source") as never;

/** Under this symbol the options of an error that was read hold what is known of the answer. */
export const READ: unique symbol = Symbol.for("httpexc.read") as never;

/** Under this symbol a report of any copy of the package has `true`. */
export const REPORT: unique symbol = Symbol.for("httpexc.report") as never;

/** Under this symbol a registry of classes of any copy of the package has `true`. */
export const CODES: unique symbol = Symbol.for("httpexc.codes") as never;
