/** Which errors of other packages keep their status, and what of them a client may see. */

import { type FieldError, HTTPError, type HTTPException, statusMap } from "../index.js";
import type { Header } from "../model/response-parts.js";
import { selectPassableHeaders, toHeaderOptions } from "../upstream/passable-headers.js";
import {
  type ForeignError,
  hasHttpErrorsSignature,
  isAdoptedUpstreamError,
  isForeignError,
  isPrivateText,
  isStatusOurs,
  isUpstreamError,
} from "../upstream/upstream-error.js";
import { createRecord, readOwn } from "../values/own-record.js";

/** What an adapter knows of a framework's own error. */
export interface FrameworkErrorDetails {
  /** The text that is used in place of the message. */
  readonly text?: string | undefined;
  /** Whether the headers may be those of another server, which the framework has copied. */
  readonly areHeadersCopied?: boolean | undefined;
  /** The field errors that its validation found. */
  readonly errors?: readonly FieldError[] | undefined;
  /** The code that the application gave. */
  readonly code?: string | number | undefined;
  /** Further members that the application gave for clients. */
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
}

/**
 * Whether an error is the framework's own, and what is known of it. If it is, its status is used, and
 * its message if the status is 4xx. For an error of an HTTP client the predicate returns false.
 */
export type FrameworkErrorPredicate = (error: ForeignError) => boolean | FrameworkErrorDetails;

/** The rules of a framework. */
interface AdoptionRules {
  readonly isFrameworkError: FrameworkErrorPredicate;
  /**
   * Whether any error may carry a 4xx status in this framework, so that one counts that is not marked
   * as an upstream's.
   */
  readonly takesBareStatus: boolean;
}

/** The status of an error of another package, or undefined if it has none, or two. */
function readErrorStatus(error: ForeignError): number | undefined {
  const status = readOwn(error, "status") ?? readOwn(error, "statusCode");
  const statusCode = readOwn(error, "statusCode") ?? status;
  if (typeof status !== "number" || statusCode !== status) return undefined;
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}

/**
 * Returns an error of this package for one of another package, or undefined if its status does not
 * count. The rule is that of DESIGN.md, "What comes from another server".
 */
export function adoptForeignError(
  value: unknown,
  { isFrameworkError, takesBareStatus }: AdoptionRules,
): HTTPException | undefined {
  // A value without a stack, such as what `response.json()` returned, is no error.
  if (!isForeignError(value)) return undefined;
  const status = readErrorStatus(value);
  if (status === undefined) return undefined;
  const match = isFrameworkError(value);
  const isHttpError = hasHttpErrorsSignature(value) && isStatusOurs(value, status);
  if (match === false && !isHttpError) {
    const counts = takesBareStatus && status < 500 && !isUpstreamError(value);
    return counts ? adoptBareStatus(value, status) : undefined;
  }
  const details: FrameworkErrorDetails = createRecord(typeof match === "object" ? match : {});
  const { text = readOwn(value, "message"), areHeadersCopied = false } = details;
  const expose = readOwn(value, "expose");
  const isExposed = expose === undefined ? status < 500 : expose === true;
  const isPublic = isExposed && typeof text === "string" && !isPrivateText(value, text);
  const areHeadersOurs = !areHeadersCopied && !isAdoptedUpstreamError(value);
  const headers = selectPassableHeaders(readOwn(value, "headers"), status, areHeadersOurs);
  const known = isExposed ? details : undefined;
  return createExceptionFor(status, isPublic ? text : undefined, headers, value, known);
}

/**
 * Returns an error of this package for one that has a status and of which nothing else is known: its
 * text counts only if `expose` is true, and of its headers only those that may pass from anywhere.
 *
 * @param status - the status, if it is known already
 */
export function adoptBareStatus(value: unknown, status?: number): HTTPException | undefined {
  if (!isForeignError(value)) return undefined;
  const ownStatus = status ?? readErrorStatus(value);
  if (ownStatus === undefined) return undefined;
  const text = readOwn(value, "message");
  const isExposed = readOwn(value, "expose") === true && typeof text === "string";
  const headers = selectPassableHeaders(readOwn(value, "headers"), ownStatus, false);
  const detail = isExposed && !isPrivateText(value, text) ? text : undefined;
  return createExceptionFor(ownStatus, detail, headers, value);
}

/** The class of a status, as far as it is known here. */
interface StatusClass {
  new (options: object): HTTPException;
  readonly title?: string | undefined;
}

/**
 * Creates an error of any status for one of another package.
 *
 * @param text - the detail, which clients may see
 * @param known - what the framework's error has for clients beside its text
 * @throws TypeError if no error of this package can have the status
 */
function createExceptionFor(
  status: number,
  text: string | undefined,
  headers: readonly Header[],
  cause: object,
  known?: FrameworkErrorDetails,
): HTTPException {
  const errorClass = statusMap[status as keyof typeof statusMap] as StatusClass | undefined;
  // Many frameworks use the reason phrase of the status as the message if there is no other.
  const isDetail = text !== undefined && text !== "" && text !== errorClass?.title;
  const detail = isDetail ? { detail: text, expose: true } : {};
  const { errors, code, extensions }: FrameworkErrorDetails = createRecord(known ?? {});
  const members = createRecord({
    ...(errors && errors.length > 0 ? { errors } : {}),
    ...(code === undefined ? {} : { code }),
    ...(extensions ? { extensions } : {}),
  });
  const common = createRecord(detail, { cause, ...toHeaderOptions(headers, status) });
  // Members that no error of this package can have are left to the log.
  for (const options of [createRecord(members, common), common]) {
    try {
      if (errorClass) return new errorClass(options);
    } catch {
      // The status requires an option, as a 401 requires a challenge, or the members are invalid.
    }
    try {
      const error: { status: number } & HTTPException = new HTTPError(
        status < 500 ? 400 : 500,
        options,
      );
      error.status = status;
      return error;
    } catch {
      // The members are invalid.
    }
  }
  throw new TypeError(`Cannot build a ${status} for an error of another package`);
}
