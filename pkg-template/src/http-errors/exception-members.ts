/**
 * Adds the members of this package's errors to errors with the shape of http-errors. Each member
 * reads the error when it is used, so the response is that of the error as it stands then.
 */

import { PHRASES } from "../generated/statuses.js";
import { HTTPError, HTTPException, isHTTPException } from "../index.js";
import { BRAND, DEFAULT_LOG, SOURCE } from "../model/symbols.js";
import {
  isAdoptedUpstreamError,
  isPrivateText,
  selectPassableHeaders,
} from "../upstream/upstream-error.js";
import { readOwn } from "../values/own-record.js";
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

/** What is known of an error that `createError` was given. */
export interface AdoptionNote {
  /** Whether it described the response of another server. */
  readonly isUpstream: boolean;
  /** The status that was given beside it. */
  readonly givenStatus: number | undefined;
  /** The status that it then had: http-errors keeps the one of the error. */
  readonly status: unknown;
}

const NOTE: unique symbol = Symbol("httpexc.adoption");

/** Notes what is known of an error that `createError` was given. */
export function noteAdoption(error: object, value: AdoptionNote): void {
  // A frozen error gets no note.
  Reflect.defineProperty(error, NOTE, { configurable: true, value });
}

function findNote(error: object): AdoptionNote | undefined {
  return (error as { readonly [NOTE]?: AdoptionNote })[NOTE];
}

/**
 * Returns the status of an error for the response. `createError(502, error)` keeps the status that the
 * error has. If that is the status of another server, the 502 counts, or a 500 if none was given.
 */
function findOwnStatus(error: HttpErrorLike): unknown {
  const status = readOwn(error, "status");
  const note = findNote(error);
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
  const isUpstream = findNote(error)?.isUpstream ?? isAdoptedUpstreamError(error);
  const isPublic = !isUpstream && !(detail !== undefined && isPrivateText(error, detail));
  const isExposed = isValidStatus && readOwn(error, "expose") === true && isPublic;
  const exception = new HTTPError(familyStatus, {
    detail,
    title: PHRASES[status] ?? PHRASES[familyStatus],
    headers: selectPassableHeaders(readOwn(error, "headers"), status, !isUpstream),
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
    if ("value" in (Object.getOwnPropertyDescriptor(base, key) as PropertyDescriptor)) {
      const value = function (this: Error, ...args: unknown[]) {
        return (createException(this) as unknown as Methods)[key]?.(...args);
      };
      Object.defineProperty(target, key, { ...shared, writable: true, value });
      continue;
    }
    Object.defineProperty(target, key, {
      ...shared,
      get(this: Error) {
        // In http-errors an error has headers only if it was given some, as an own property.
        if (key === "headers") return undefined;
        return (createException(this) as unknown as Methods)[key];
      },
      set(this: Error, value: unknown) {
        const own = { configurable: true, enumerable: true, writable: true, value };
        Object.defineProperty(this, key, own);
      },
    });
  }
}

/** Turns any error into one that this package creates responses for, and returns it. */
export function brandError<E extends Error>(error: E): E {
  if (isHTTPException(error)) return error;
  const { prototype } = HTTPException;
  const isMethod = (key: PropertyKey) =>
    "value" in (Object.getOwnPropertyDescriptor(prototype, key) as object);
  defineExceptionMembers(error, (key) => {
    return typeof key === "symbol" || (isMethod(key) && !(key in error));
  });
  return error;
}
