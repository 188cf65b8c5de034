// The drop-in replacement for http-errors, loaded with `require`. It is compiled and never run.

import createError = require("httpexc/http-errors");

const error: createError.HttpError<404> = createError(404, "text", { song: 7 });
const notFound: createError.HttpErrorConstructor<404> = createError.NotFound;
const properties: createError.Properties = { expose: false };
const main: createError.CreateError = createError;
const create: createError.CreateHttpError = createError;
const classes: createError.NamedConstructors = createError;
const isHttpError: createError.IsHttpError = createError.isHttpError;
const convert = (one: createError.UnknownError): createError.HttpError => createError(one);
const status: 404 = new createError.NotFound().status;
// @ts-expect-error there is no such class
createError.NoSuch();

export = {
  classes,
  convert,
  create,
  error,
  isError: isHttpError(error),
  main,
  notFound,
  properties,
  status,
};
