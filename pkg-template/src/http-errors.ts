/**
 * A drop-in for http-errors 2. Its errors look the same, and this package creates their responses.
 * `require` returns `createError` itself.
 */

import { classesByStatus, createHttpError, isHttpError } from "./http-errors/create-error.js";
import type * as callTypes from "./http-errors/create-error-types.js";
import * as classesByName from "./http-errors/generated/classes.js";
import * as errorTypes from "./http-errors/http-error.js";

export { isHttpError } from "./http-errors/create-error.js";
export type {
  CreateError,
  CreateHttpError,
  IsHttpError,
  NamedConstructors,
  UnknownError,
} from "./http-errors/create-error-types.js";
export * from "./http-errors/generated/classes.js";
export { HttpError, type HttpErrorConstructor, type Properties } from "./http-errors/http-error.js";

/**
 * Creates an error as http-errors 2 does: from a status, an error, a message and properties in any
 * order. It has all classes as members. `toResponse` creates the response of its errors.
 *
 * @throws TypeError if an argument is neither an error, a status, a message nor properties
 * @example
 * ```ts
 * import { toResponse } from "httpexc";
 * import createError from "httpexc/http-errors";
 *
 * const error = createError(404, "There is no such song.", { song: 7 });
 * console.assert(error instanceof createError.NotFound && error.song === 7);
 * console.assert(toResponse(error).status === 404);
 * console.assert(createError.ServiceUnavailable("db7 is down").expose === false);
 * ```
 */
const createError: callTypes.CreateError = Object.assign(createHttpError, {
  HttpError: errorTypes.HttpError,
  isHttpError,
  ...classesByName,
  ...classesByStatus,
}) as unknown as callTypes.CreateError;

/**
 * The types as `createError.HttpError`, which is how users of `@types/http-errors` write them.
 *
 * @ignore
 */
declare namespace createError {
  /** `createError` with its members. */
  type CreateError = callTypes.CreateError;
  /** The calls of `createError`. */
  type CreateHttpError = callTypes.CreateHttpError;
  /** An error with the shape of http-errors. */
  type HttpError<Status extends number = number> = errorTypes.HttpError<Status>;
  /** A class, which can also be called without `new`. */
  type HttpErrorConstructor<Status extends number = number> =
    errorTypes.HttpErrorConstructor<Status>;
  /** Whether a value has the shape of http-errors' errors. */
  type IsHttpError = callTypes.IsHttpError;
  /** The classes by name and by status, and their base. */
  type NamedConstructors = callTypes.NamedConstructors;
  /** The properties that `createError` puts on an error. */
  type Properties = errorTypes.Properties;
  /** An argument of `createError` besides the status. */
  type UnknownError = callTypes.UnknownError;
}

export default createError;
