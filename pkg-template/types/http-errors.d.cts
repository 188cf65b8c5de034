/** What `require("httpexc/http-errors")` gives: `createError` itself, with its types beside it. */

import type * as types from "./http-errors/create-error-types.cjs";

declare const createError: types.CreateError;
declare namespace createError {
  type CreateError = types.CreateError;
  type HttpError<Status extends number = number> = types.HttpError<Status>;
  type CreateHttpError = types.CreateHttpError;
  type HttpErrorConstructor<Status extends number = number> = types.HttpErrorConstructor<Status>;
  type IsHttpError = types.IsHttpError;
  type NamedConstructors = types.NamedConstructors;
  type Properties = types.Properties;
  type UnknownError = types.UnknownError;
}
export = createError;
