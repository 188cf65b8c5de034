/**
 * The one rule for what comes from another server (DESIGN.md, "What comes from another server"): what
 * marks the error of an HTTP client or an SDK, which of its headers may pass, and whether its text may
 * be shown. Every way in uses it: the adapters, `httpexc/http-errors`, and the log.
 */

import { readOwn } from "../values/own-record.js";
import { isInstance } from "../values/safe-read.js";
import { findOriginNote } from "./origin-note.js";
import { areReceivedHeaders, FOREIGN_HEADER, RECEIVED_HEADER } from "./passable-headers.js";
import { hasUpstreamShape } from "./upstream-shapes.js";

/** An error of another package: a framework, `http-errors`, an SDK, or an application. */
export interface ForeignError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

/** The most causes of an error that are examined. */
const MAX_FOREIGN_CAUSES = 8;

/**
 * Names of members that say that an error describes an exchange with another server. They are compared
 * in lower case and without other characters than letters: `requestId`, `request_id` and `$request`.
 */
const MARK = /* @__PURE__ */ createMarkPattern();

function createMarkPattern(): RegExp {
  const names = [
    "(http|raw|fetch|original|last|inner|api)?(request|response)" +
      "(id|body|bodyvalues|headers|text|data|url|options|config|init|metadata|status|statuscode)?",
    "raw(error|type|body|headers)?",
    "config|body|bodytext|isaxioserror|isautherror|isstorageerror",
    "moreinfo|errorinfo|transporterstacktrace",
  ];
  return new RegExp(names.map((alternatives) => `^(${alternatives})$`).join("|"));
}

/** Whether a value is an error, of this realm or another one. A value parsed from JSON never is. */
export function isForeignError(value: unknown): value is ForeignError & object {
  if (isInstance(value, Error)) return true;
  try {
    return Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    // A revoked proxy.
    return false;
  }
}

/** Yields an error, its cause, the cause of that, and so on. */
function* listCauses(error: object): Generator<object> {
  let cause: unknown = error;
  for (let depth = 0; depth < MAX_FOREIGN_CAUSES && isForeignError(cause); depth++) {
    yield cause;
    cause = readOwn(cause, "cause");
  }
}

/** Yields the names of all members of an object and of its class. */
function* listMemberNames(object: object): Generator<string> {
  for (let holder: object | null = object; holder; holder = Object.getPrototypeOf(holder)) {
    if (!Object.hasOwn(holder, "isPrototypeOf")) yield* Object.getOwnPropertyNames(holder);
  }
}

/** Whether the name of a member marks an upstream's error. AWS begins such names with a dollar sign. */
function isMark(name: string): boolean {
  return name.startsWith("$") || MARK.test(name.toLowerCase().replaceAll(/[^a-z]/g, ""));
}

/**
 * Whether an error describes the response of another server, so that its status, its text and its
 * headers are not ours: it has a member that marks one, or headers that were received.
 *
 * @param ownMembers - names that are no marks on an error of this class
 * @throws whatever a getter or a proxy throws
 */
export function isUpstreamError(error: object, ownMembers: readonly string[] = []): boolean {
  const note = findOriginNote(error);
  if (note !== undefined) return note.isUpstream;
  if (hasMark(error, ownMembers) || hasUpstreamShape(error, ownMembers)) return true;
  const headers = ownMembers.includes("headers") ? undefined : readOwn(error, "headers");
  return hasHeader(headers, [RECEIVED_HEADER, FOREIGN_HEADER]);
}

function hasMark(error: object, ownMembers: readonly string[]): boolean {
  for (const name of listMemberNames(error)) {
    if (!ownMembers.includes(name) && isMark(name)) return true;
  }
  return false;
}

/**
 * Whether an error has the signature of http-errors: a boolean `expose`, and `status` equal to
 * `statusCode`. Only the application or its framework makes such an error.
 */
export function hasHttpErrorsSignature(error: ForeignError): boolean {
  const status = readOwn(error, "status");
  const isEqual = typeof status === "number" && status === readOwn(error, "statusCode");
  return isEqual && typeof readOwn(error, "expose") === "boolean";
}

/**
 * Whether an error of another package was given the signature of http-errors (`createError(502, error)`),
 * and describes the response of another server. Its headers may be the application's if a server does
 * not add them, and a body parser notes the body of the request.
 */
export function isAdoptedUpstreamError(error: object): boolean {
  const note = findOriginNote(error);
  if (note !== undefined) return note.isUpstream;
  // On an error that http-errors itself made, `expose` is a member of the class, and perhaps its own, too.
  let isMarked = false;
  for (let holder: object | null = error; holder; holder = Object.getPrototypeOf(holder)) {
    if (!Object.hasOwn(holder, "expose")) continue;
    if (Object.hasOwn(holder, "constructor")) return false;
    isMarked = true;
  }
  if (!isMarked) return false;
  const ownMembers = listParserMembers(error);
  if (hasMark(error, ownMembers) || hasUpstreamShape(error, ownMembers)) return true;
  return hasHeader(readOwn(error, "headers"), [RECEIVED_HEADER]);
}

/** Returns the members of an error of a body parser that are no marks: it notes the body of the request. */
function listParserMembers(error: object): readonly string[] {
  const isParserError =
    hasHttpErrorsSignature(error) && `${readOwn(error, "type")}`.startsWith("entity.");
  return isParserError ? ["body"] : [];
}

/**
 * Whether the properties that `createError` is given are those of another server's error, which was
 * spread (`createError(502, "m", { ...error })`): they have a status beside the one that was given, and
 * that is another one or they describe a response; or they have the headers of one.
 */
export function areUpstreamProperties(properties: object, givenStatus: number): boolean {
  const ownStatus = readOwn(properties, "status") ?? readOwn(properties, "statusCode");
  const headers = readOwn(properties, "headers");
  if (ownStatus === undefined) {
    return (
      areReceivedHeaders(headers) || (isForeignError(properties) && isUpstreamError(properties))
    );
  }
  return ownStatus !== givenStatus || isUpstreamError(properties);
}

/** Returns the status of the response that an upstream's error describes, if it says so. */
function findUpstreamStatus(error: object): number | undefined {
  const holders = ["response", "$response", "$metadata", "raw", "meta"];
  const statuses = holders.flatMap((name) => {
    const holder = readOwn(error, name);
    return ["status", "statusCode", "httpStatusCode"].map((member) => readOwn(holder, member));
  });
  return statuses.find((status): status is number => typeof status === "number");
}

/**
 * Whether the status of an error with the signature of http-errors is the application's. `createError`
 * keeps the status that its argument has, so it may be that of another server: then it is a 4xx, and
 * no other status of that server is known.
 */
export function isStatusOurs(error: object, status: number): boolean {
  if (status >= 500 || !isAdoptedUpstreamError(error)) return true;
  const upstreamStatus = findUpstreamStatus(error);
  return upstreamStatus !== undefined && upstreamStatus !== status;
}

/**
 * Whether a text must not be shown although its error has a status: it is that of another server, or of
 * the system, which names files and addresses.
 */
export function isPrivateText(error: object, text: string): boolean {
  for (const cause of listCauses(error)) {
    const isSystemError = readOwn(cause, "syscall") !== undefined;
    const isUpstream =
      cause === error
        ? isAdoptedUpstreamError(cause)
        : isUpstreamError(cause, listParserMembers(cause));
    if (!isSystemError && !isUpstream) continue;
    if (cause === error || repeatsMember(text, cause)) return true;
  }
  return false;
}

/** Whether a text has the message of an error in it, or a path or an address that it names. */
function repeatsMember(text: string, error: object): boolean {
  return ["message", "path", "dest", "address"].some((name) => {
    const value = readOwn(error, name);
    return typeof value === "string" && value.length > 1 && text.includes(value);
  });
}

/**
 * Whether headers are an object of a class, such as `Headers`, that of an SDK, or a list as Node's parser
 * makes it, or have a name of one of the forms.
 */
function hasHeader(headers: unknown, forms: readonly RegExp[]): boolean {
  if (typeof headers !== "object" || headers === null) return false;
  const prototype = Object.getPrototypeOf(headers);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const hasMethods = ["get", "entries", "forEach"].some(
    (name) => typeof readOwn(headers, name) === "function",
  );
  return !isPlain || hasMethods || names.some((name) => forms.some((form) => form.test(name)));
}
