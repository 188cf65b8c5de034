/** The symbols by which the copies of the package recognize each other's objects. */

/** The symbol of the method that creates the response of an error. Only errors of the package have it. */
export const BRAND: unique symbol = Symbol.for("httpexc.exception") as never;

/** The symbol of the method that returns the source of an error's response. */
export const SOURCE: unique symbol = Symbol.for("httpexc.source") as never;

/** The symbol of the member of `HTTPException` by which all entries find the default log. */
export const DEFAULT_LOG: unique symbol = Symbol.for("httpexc.log") as never;

/** The symbol of the option by which the reader says that an error was read from a response. */
export const READ: unique symbol = Symbol.for("httpexc.read") as never;

/** The symbol of the member that only reports have. */
export const REPORT: unique symbol = Symbol.for("httpexc.report") as never;

/** The symbol of the member that only registries of classes have. */
export const CODES: unique symbol = Symbol.for("httpexc.codes") as never;
/** The symbol of the option that names the part of the request that an error is about. */
export const PART: unique symbol = Symbol.for("httpexc.part") as never;

/** The symbol of the member of `HTTPException` by which `httpexc/core` finds where to register itself. */
export const CORE: unique symbol = Symbol.for("httpexc.core") as never;

/** The symbol of the member of `HTTPException` by which all entries find the writer of problem details. */
export const PROBLEM_WRITER: unique symbol = Symbol.for("httpexc.writer") as never;

/** The symbol of the method of a dialect that creates its writer. Only dialects have it. */
export const CREATE_WRITER: unique symbol = Symbol.for("httpexc.dialect") as never;

/** The symbol of the method by which Node's console, and those that follow it, print an object. */
export const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;
