// The drop-in replacement for http-errors, imported by a module. It is compiled and never run.

import { type HTTPException, isHTTPException, toResponse } from "httpexc";
import createError, {
  HttpError,
  type HttpErrorConstructor,
  isHttpError,
  NotFound,
  type Properties,
} from "httpexc/http-errors";

const exact: 404 = createError(404).status;
const named: 404 = new NotFound("text").statusCode;
const called: 503 = createError.ServiceUnavailable().status;
const numbered: 409 = new createError[409]().status;
const song: number = createError(404, "text", { song: 7 }).song;
const kept: TypeError = createError(404, new TypeError("t"), { id: 7 }) && new TypeError("t");
const extended: TypeError & HttpError = createError(new TypeError("t"), "text");
const general: HttpError = createError("text", { expose: true });
const properties: Properties = { headers: { "x-a": "b" }, anything: 7 };
const goneClass: HttpErrorConstructor<410> = createError.Gone;
class SongGone extends createError.Gone {
  song = 7;
}
const gone: 410 = new SongGone().status;

// @ts-expect-error a 404 is no 405
const wrong: 405 = createError(404).status;
// @ts-expect-error the base class is abstract
new HttpError();
// @ts-expect-error there is no such class
createError.NoSuch();

function readStatus(error: unknown): number {
  if (isHttpError(error)) return error.statusCode;
  if (error instanceof createError.HttpError) return (error satisfies HttpError).status;
  if (isHTTPException(error)) return (error satisfies HTTPException).status;
  return toResponse(createError(500)).status;
}

export {
  called,
  exact,
  extended,
  general,
  gone,
  goneClass,
  kept,
  named,
  numbered,
  properties,
  readStatus,
  song,
  wrong,
};
