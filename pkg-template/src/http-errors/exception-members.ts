/**
 * Adds the members of this package's errors to errors with the shape of http-errors. Each member
 * reads the error when it is used, so the response is that of the error as it stands then.
 */

import { PHRASES } from "../generated/statuses.js";
import { HTTPError, HTTPException, isHTTPException } from "../index.js";
import { BRAND, DEFAULT_LOG, SOURCE } from "../model/symbols.js";
import { findOriginNote } from "../upstream/origin-note.js";
import { selectPassableHeaders, toHeaderOptions } from "../upstream/passable-headers.js";
import { isAdoptedUpstreamError, isPrivateText } from "../upstream/upstream-error.js";
import { defineProperty, readOwnDescriptor } from "../values/define-property.js";
import { hasMember, readOwn } from "../values/own-record.js";
import { HTTP_ERRORS_PHRASES } from "./generated/phrases.js";

/** The properties of an error that the response depends on. Users may have assigned anything. */
interface HttpErrorLike extends Error {
  readonly status?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

/** Returns the phrase of a status in the words of http-errors. */
export function findHttpErrorsPhrase(status: number): string | undefined {
  return HTTP_ERRORS_PHRASES[status] ?? PHRASES[status];
}

/** Returns the x00 of a status's family: a status without a class of its own has that class. */
export function findFamilyStatus(status: number): number {
  return Number(`${String(status).charAt(0)}00`);
}

/**
 * Returns the status of an error for the response. `createError(502, error)` keeps the status that the
 * error has. If that is the status of another server, the 502 counts, or a 500 if none was given.
 */
function findOwnStatus(error: HttpErrorLike): unknown {
  const status = readOwn(error, "status");
  const note = findOriginNote(error);
  // A status that was assigned later is the application's.
  return note?.isUpstream && note.status === status ? (note.givenStatus ?? 500) : status;
}

/**
 * Creates an error of this package with the properties of another error. Without a status from 400
 * to 599 it is a 500. A client sees the message only if `expose` is true and the message is neither
 * that of another server nor that of the system.
 */
function convertToException(error: HttpErrorLike): HTTPException {
  const message = readOwn(error, "message");
  const ownStatus = findOwnStatus(error) as number;
  const isValidStatus = Number.isInteger(ownStatus) && ownStatus >= 400 && ownStatus <= 599;
  const status = isValidStatus ? ownStatus : 500;
  const familyStatus = findFamilyStatus(status);
  const phrases = [findHttpErrorsPhrase(status), findHttpErrorsPhrase(familyStatus)];
  // A message that is only the phrase says nothing about this occurrence.
  const detail = typeof message === "string" && !phrases.includes(message) ? message : undefined;
  const note = findOriginNote(error);
  const isUpstream = isAdoptedUpstreamError(error);
  // Beside the properties of another server's error, the application may have given a message.
  const isOwnText = !isUpstream || (detail !== undefined && detail === note?.givenMessage);
  const isPrivate = !isUpstream && detail !== undefined && isPrivateText(error, detail);
  const isPublic = isOwnText && !isPrivate;
  const ownHeaders = readOwn(error, "headers");
  const areUpstreamHeaders = isUpstream && ownHeaders === note?.upstreamHeaders;
  const headers = areUpstreamHeaders
    ? []
    : selectPassableHeaders(ownHeaders, status, !isUpstream || note !== undefined);
  const isExposed = isValidStatus && readOwn(error, "expose") === true && isPublic;
  const headerOptions = toHeaderOptions(headers, status);
  // An option for a duty needs its own status.
  const hasDuty = headerOptions.length !== undefined || headerOptions.upgrade !== undefined;
  const exception = new HTTPError(hasDuty ? status : familyStatus, {
    detail,
    title: PHRASES[status] ?? PHRASES[familyStatus],
    ...headerOptions,
    expose: isExposed === status < 500 ? undefined : isExposed,
    cause: readOwn(error, "cause"),
    stack: false,
  });
  // Assigned afterwards: a 401 of http-errors may lack a challenge, and a 405 the methods.
  (exception as unknown as { status: number }).status = status;
  return exception;
}

/** Creates the error of this package for another error. If its properties throw, that is a 500. */
function createException(error: Error): HTTPException {
  let exception: HTTPException;
  try {
    exception = convertToException(error);
  } catch {
    exception = new HTTPError(500, { stack: false });
  }
  HTTPException[DEFAULT_LOG].setOriginal(exception, error);
  return exception;
}

/** Returns the problem of an error as clients may see it. */
export function createPublicProblem(error: Error): object {
  return createException(error).toJSON();
}

type Methods = { readonly [key: PropertyKey]: (...args: unknown[]) => unknown };

/** The members that http-errors has itself, and the one that writes an error as JSON. */
const HTTP_ERRORS_MEMBERS = new Set([
  "constructor",
  "name",
  "status",
  "statusCode",
  "expose",
  "toJSON",
]);

/**
 * Defines the members of this package's errors on an object. Each creates the error of this package
 * and uses its member. They can be assigned, like the properties of http-errors' errors.
 *
 * @param isWanted - whether to define a member, by its key
 */
export function defineExceptionMembers(
  target: object,
  isWanted: (key: PropertyKey) => boolean,
): void {
  const base: object = HTTPException.prototype;
  for (const key of Reflect.ownKeys(base)) {
    const isMember =
      typeof key === "string" ? !HTTP_ERRORS_MEMBERS.has(key) : key === BRAND || key === SOURCE;
    if (!isMember || !isWanted(key)) continue;
    const shared = { configurable: true, enumerable: false };
    if (isMethod(key)) {
      const value = function (this: Error, ...args: unknown[]) {
        return (createException(this) as unknown as Methods)[key]?.(...args);
      };
      defineProperty(target, key, { ...shared, writable: true, value });
      continue;
    }
    defineProperty(target, key, {
      ...shared,
      get(this: Error) {
        // In http-errors an error has headers only if it was given some, as an own property.
        if (key === "headers") return undefined;
        return (createException(this) as unknown as Methods)[key];
      },
      set(this: Error, value: unknown) {
        const own = { configurable: true, enumerable: true, writable: true, value };
        defineProperty(this, key, own);
      },
    });
  }
}

/** Whether a member of this package's errors is a method, and not an accessor. */
function isMethod(key: PropertyKey): boolean {
  return readOwnDescriptor(HTTPException.prototype, key)?.value !== undefined;
}

/** Turns any error into one that this package creates responses for, and returns it. */
export function brandError<E extends Error>(error: E): E {
  if (isHTTPException(error)) return error;
  defineExceptionMembers(error, (key) => {
    return typeof key === "symbol" || (isMethod(key) && !hasMember(error, key));
  });
  return error;
}
