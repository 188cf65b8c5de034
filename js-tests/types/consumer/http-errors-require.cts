// The drop-in for http-errors, as `require` gives it. It is compiled, never run.

import createError = require("httpexc/http-errors");

const error: createError.HttpError<404> = createError(404, "text", { song: 7 });
const kind: createError.HttpErrorConstructor<404> = createError.NotFound;
const properties: createError.Properties = { expose: false };
const made: createError.CreateError = createError;
const status: 404 = new createError.NotFound().status;
// @ts-expect-error there is no such class
createError.NoSuch();

export = { error, kind, made, properties, status, is: createError.isHttpError(error) };
