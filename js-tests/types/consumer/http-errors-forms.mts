// Code that uses the types of @types/http-errors, here with those of the drop-in replacement. It is
// compiled with either package, and never run.

import createError, {
  HttpError,
  type HttpErrorConstructor,
  isHttpError,
  NotFound,
  type UnknownError,
} from "httpexc/http-errors";

export function status(error: createError.HttpError): number {
  const text: string | undefined = error.headers?.["x-a"];
  return text === undefined ? error.status : error.statusCode;
}
export function exact(error: createError.HttpError<404>): 404 {
  return error.status;
}
export const make: createError.CreateHttpError = createError;
export const is: createError.IsHttpError = createError.isHttpError;
export const notFound: createError.HttpErrorConstructor<404> = createError.NotFound;
export const classes: Pick<createError.NamedConstructors, "NotFound" | "404"> = createError;
export const convert = (error: createError.UnknownError): createError.HttpError =>
  createError(error);
export const createAny = (...args: createError.UnknownError[]): HttpError =>
  createError(500, ...args);
export const pair = (error: UnknownError, one: HttpErrorConstructor) => [createError(error), one];

export const plain: createError.HttpError = createError(500, new Error("x"));
export const literal: 404 = createError(404, "x", { a: 1 }).statusCode;
export const byName: number = new createError.NotFound("x").status;
export const byCall: boolean = createError.NotFound("x").expose;
export const byNumber: 404 = new createError[404]("x").status;
export const byText: 404 = new createError["404"]("x").status;
export const userProperty = createError(404)["anything"];
export const bothOrders = [createError({ a: 1 }, "m"), createError("m", { a: 1 })];
const chosen: number = 418;
export const general: number = createError(chosen, "x").status;
export const direct: 404 = new NotFound().status;

export class SongGone extends createError.NotFound {
  constructor() {
    super("It is gone.");
  }
}
export function readStatus(error: unknown): number {
  if (createError.isHttpError(error)) return error.statusCode;
  if (isHttpError(error)) return error.status;
  if (error instanceof createError.HttpError || error instanceof HttpError) return error.status;
  return 0;
}
const error = createError(503);
error.headers = { "Retry-After": "30" };
error["anything"] = 7;
// @ts-expect-error a header value is a string
error.headers = { "Retry-After": 30 };
