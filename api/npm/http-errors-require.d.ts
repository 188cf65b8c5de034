export = createError;

const createError: CreateError;

namespace createError {
  type CreateError = CreateError;
  type CreateHttpError = CreateHttpError;
  type HttpError<Status extends number = number> = HttpError<Status>;
  type HttpErrorConstructor<Status extends number = number> = HttpErrorConstructor<Status>;
  type IsHttpError = IsHttpError;
  type NamedConstructors = NamedConstructors;
  type Properties = Properties;
  type UnknownError = UnknownError;
}
