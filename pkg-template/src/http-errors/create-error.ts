/** Creates errors as http-errors does, from arguments in any order. */

import { isHTTPException } from "../index.js";
import { findOriginNote, noteOrigin } from "../upstream/origin-note.js";
import {
  areUpstreamProperties,
  hasHttpErrorsSignature,
  isAdoptedUpstreamError,
  isUpstreamError,
} from "../upstream/upstream-error.js";
import { createRecord, hasMember, readOwn } from "../values/own-record.js";
import { isInstance, readMember } from "../values/safe-read.js";
import { captureStackAbove } from "./create-class.js";
import type { IsHttpError } from "./create-error-types.js";
import { brandError, findFamilyStatus, findHttpErrorsPhrase } from "./exception-members.js";
import * as classesByName from "./generated/classes.js";
import { HttpError, type HttpErrorConstructor, setFunctionName } from "./http-error.js";

/** The classes by status. */
export const classesByStatus: { [status: number]: HttpErrorConstructor } = createRecord({});
for (const errorClass of Object.values(classesByName)) {
  classesByStatus[errorClass.prototype.status] = errorClass;
}

/** The platform's way to emit a warning: Node has it, and platforms that follow Node. */
interface WarningEmitter {
  readonly process?: { emitWarning?(message: string, type: string): void };
}

/** Whether the warning about statuses was emitted. */
let hasWarned = false;

function warnAboutStatus(): void {
  if (hasWarned) return;
  hasWarned = true;
  const message = "http-errors deprecated non-error status code; use only 4xx or 5xx status codes";
  try {
    (globalThis as WarningEmitter).process?.emitWarning?.(message, "DeprecationWarning");
  } catch {
    // Some platforms have a function that only throws.
  }
}

/** Assigns properties to an error, but not its status and not its prototype. */
function assignProperties(error: object, properties: object): void {
  const source = properties as { readonly [name: string]: unknown };
  for (const name in source) {
    if (name === "status" || name === "statusCode" || name === "__proto__") continue;
    if (!hasMember(source, name)) continue;
    (error as { [name: string]: unknown })[name] = source[name];
  }
}

/** @throws TypeError if an argument is neither an error, a status, a message nor properties */
function parseErrorArguments(args: readonly unknown[]) {
  let error: (Error & { status?: unknown; statusCode?: unknown }) | undefined;
  let message: string | undefined;
  let status: unknown = 500;
  let properties: object = {};
  for (const [at, arg] of args.entries()) {
    if (arg instanceof Error) {
      error = arg;
      status = readOwn(error, "status") || readOwn(error, "statusCode") || status;
    } else if (typeof arg === "number" && at === 0) status = arg;
    else if (typeof arg === "string") message = arg;
    else if (typeof arg === "object") properties = arg ?? {};
    else throw new TypeError(`argument #${at + 1} unsupported type ${typeof arg}`);
  }
  return { error, message, status, properties };
}

/**
 * Creates an error, or adds a status and properties to one that is an argument.
 *
 * @throws TypeError if an argument is neither an error, a status, a message nor properties
 */
export function createHttpError(...args: readonly unknown[]): Error {
  const { error: givenError, message, status: givenStatus, properties } = parseErrorArguments(args);
  const isOutside = typeof givenStatus === "number" && (givenStatus < 400 || givenStatus >= 600);
  if (isOutside) warnAboutStatus();
  // http-errors 2.0.1 lets NaN pass, but no server can respond with it.
  const isNumber = typeof givenStatus === "number" && !Number.isNaN(givenStatus);
  const isUnknown = isOutside && findHttpErrorsPhrase(givenStatus) === undefined;
  const status = isNumber && !isUnknown ? givenStatus : 500;
  const errorClass = classesByStatus[status] ?? classesByStatus[findFamilyStatus(status)];
  const error = (givenError ?? createInstance(errorClass, message, status)) as HttpError;
  const source = givenError ?? properties;
  const upstreamHeaders = readMember(source, "headers");
  const isUpstream = isUpstreamErrorSafely(givenError, properties, status);
  if (!givenError) captureStackAbove(error, createHttpError);
  if (!errorClass || !(error instanceof errorClass) || error.status !== status) {
    error.expose = status < 500;
    error.statusCode = status;
    error.status = status;
  }
  assignProperties(error, properties);
  if (givenError || isUpstream) {
    const previous = findOriginNote(error);
    const [first] = args;
    const numericStatus = typeof first === "number" ? first : undefined;
    noteOrigin(error, {
      isUpstream,
      givenStatus: givenError ? (numericStatus ?? previous?.givenStatus) : status,
      status: error.status,
      givenMessage: givenError ? undefined : message,
      upstreamHeaders: previous ? previous.upstreamHeaders : upstreamHeaders,
    });
  }
  return brandError(error);
}
setFunctionName(createHttpError, "createError");

/**
 * Whether what `createError` was given describes the response of another server. What cannot be read
 * counts as such.
 */
function isUpstreamErrorSafely(
  error: Error | undefined,
  properties: object,
  status: number,
): boolean {
  try {
    if (error === undefined) return areUpstreamProperties(properties, status);
    const note = findOriginNote(error);
    if (note !== undefined) return note.isUpstream;
    if (isHTTPException(error)) return false;
    return hasHttpErrorsSignature(error) ? isAdoptedUpstreamError(error) : isUpstreamError(error);
  } catch {
    return true;
  }
}

function createInstance(
  errorClass: HttpErrorConstructor | undefined,
  message: string | undefined,
  status: number,
): Error {
  return errorClass ? new errorClass(message) : new Error(message || findHttpErrorsPhrase(status));
}

/**
 * Whether a value has the shape of http-errors' errors. Errors of this package have it, too.
 *
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { isHttpError, NotFound } from "httpexc/http-errors";
 *
 * console.assert(isHttpError(new NotFound()) && isHttpError(new HTTPNotFound()));
 * console.assert(!isHttpError(new Error("no")));
 * ```
 */
export const isHttpError: IsHttpError = function isHttpError(value): value is HttpError {
  if (!value || typeof value !== "object") return false;
  if (isInstance(value, HttpError)) return true;
  if (!isInstance(value, Error)) return false;
  return hasHttpErrorsSignature(value);
};
setFunctionName(isHttpError, "isHttpError");
