/** Creates the classes of http-errors: functions, as they can also be called without `new`. */

import { findHttpErrorsPhrase } from "./exception-members.js";
import {
  definePlainProperty,
  HttpError,
  type HttpErrorConstructor,
  setBaseClass,
  setFunctionName,
} from "./http-error.js";

/** Records a stack that begins at the caller of a function, if the platform can. */
export function captureStackAbove(error: Error, calledFunction: unknown): void {
  const { captureStackTrace } = Error as {
    captureStackTrace?(error: Error, calledFunction: unknown): void;
  };
  captureStackTrace?.call(Error, error, calledFunction);
}

/**
 * Creates the class for a status.
 *
 * @param name - the name under which it is exported; its errors' names end with "Error"
 */
export function createHttpErrorClass<Status extends number>(
  status: Status,
  name: string,
): HttpErrorConstructor<Status> {
  const errorName = name.endsWith("Error") ? name : `${name}Error`;
  const errorClass = function (message?: unknown): Error {
    const text = message ?? findHttpErrorsPhrase(status);
    const error: Error = Reflect.construct(Error, [text], new.target ?? errorClass);
    definePlainProperty(error, "message", text, true);
    definePlainProperty(error, "name", errorName, false);
    captureStackAbove(error, new.target ?? errorClass);
    return error;
  };
  setFunctionName(errorClass, errorName);
  setBaseClass(errorClass, HttpError);
  // In http-errors they are enumerable, and some code copies an error by `for in`.
  definePlainProperty(errorClass.prototype, "status", status, true);
  definePlainProperty(errorClass.prototype, "statusCode", status, true);
  definePlainProperty(errorClass.prototype, "expose", status < 500, true);
  return errorClass as unknown as HttpErrorConstructor<Status>;
}
