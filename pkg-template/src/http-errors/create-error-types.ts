/** The types of `createError`, with literal statuses. */

import type * as classes from "./generated/classes.js";
import type { HttpError, HttpErrorBase, Properties } from "./http-error.js";

/**
 * An argument of `createError` besides the status. `@types/http-errors` has the same name for it.
 */
// biome-ignore lint/suspicious/noExplicitAny: properties of the user's, as there
export type UnknownError = Error | string | { [key: string]: any };

/**
 * The arguments of `createError` after a status: an error, a message and properties, in any order.
 */
export type FurtherArguments = readonly (UnknownError | Properties | null)[];

/** The classes by name. */
export type ClassesByName = typeof classes;

/** The classes by status. */
export type ClassesByStatus = {
  [Name in keyof ClassesByName as `${ClassesByName[Name]["prototype"]["status"]}`]: ClassesByName[Name];
};

/** Whether a value has the shape of http-errors' errors. */
export type IsHttpError = (value: unknown) => value is HttpError;

/** The classes by name and by status, and their base. */
export type NamedConstructors = ClassesByName & ClassesByStatus & { HttpError: HttpErrorBase };

/** The calls of `createError`. */
export interface CreateHttpError {
  /**
   * Creates an error with a status. It also takes an error, which then gets the status, a message,
   * and properties.
   */
  <E extends Error, P extends Properties>(error: E, properties: P): E & HttpError & P;
  <E extends Error>(error: E, ...rest: FurtherArguments): E & HttpError;
  <Status extends number, P extends Properties>(
    status: Status,
    message: string,
    properties: P,
  ): HttpError<Status> & P;
  <Status extends number>(status: Status, ...rest: FurtherArguments): HttpError<Status>;
  (...rest: FurtherArguments): HttpError;
}

/** `createError` with its members. */
export interface CreateError extends CreateHttpError, ClassesByName, ClassesByStatus {
  /** The base of all classes. It cannot be constructed. */
  HttpError: HttpErrorBase;
  /** Whether a value has the shape of http-errors' errors. */
  isHttpError: IsHttpError;
}
