/**
 * The type of `require("httpexc/http-errors")`: `createError` itself, with the types as its
 * members.
 */

import type * as callTypes from "./http-errors/create-error-types.js";
import type * as errorTypes from "./http-errors/http-error.js";

declare const createError: callTypes.CreateError;
declare namespace createError {
  type CreateError = callTypes.CreateError;
  type HttpError<Status extends number = number> = errorTypes.HttpError<Status>;
  type CreateHttpError = callTypes.CreateHttpError;
  type HttpErrorConstructor<Status extends number = number> =
    errorTypes.HttpErrorConstructor<Status>;
  type IsHttpError = callTypes.IsHttpError;
  type NamedConstructors = callTypes.NamedConstructors;
  type Properties = errorTypes.Properties;
  type UnknownError = callTypes.UnknownError;
}
export = createError;
