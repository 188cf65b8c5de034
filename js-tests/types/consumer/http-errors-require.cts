// The drop-in for http-errors, as `require` gives it. It is compiled, never run.

import createError = require("httpexc/http-errors");

const error: createError.HttpError<404> = createError(404, "text", { song: 7 });
const kind: createError.HttpErrorConstructor<404> = createError.NotFound;
const properties: createError.Properties = { expose: false };
const made: createError.CreateError = createError;
const make: createError.CreateHttpError = createError;
const kinds: createError.NamedConstructors = createError;
const is: createError.IsHttpError = createError.isHttpError;
const given = (one: createError.UnknownError): createError.HttpError => createError(one);
const status: 404 = new createError.NotFound().status;
// @ts-expect-error there is no such class
createError.NoSuch();

export = { error, given, is: is(error), kind, kinds, made, make, properties, status };
