/**
 * http-errors 2 for those who move: its errors in all they show, and answered by this package.
 * `require` gives `createError` itself.
 */

import { HttpError as Base, captureStack, classes, setName } from "./http-errors/create-class.js";
import type * as types from "./http-errors/create-error-types.js";
import { brandError, findFamily, findPhrase } from "./http-errors/exception-members.js";

type HttpErrorShape = types.HttpError;

export type {
  CreateError,
  CreateHttpError,
  HttpErrorConstructor,
  IsHttpError,
  NamedConstructors,
  Properties,
  UnknownError,
} from "./http-errors/create-error-types.js";

/** Where Node, and who follows it, takes warnings. */
interface Warning {
  readonly process?: { emitWarning?(message: string, type: string): void };
}

/** Whether the warning about statuses was given. */
let hasWarned = false;

function warnDeprecation(): void {
  if (hasWarned) return;
  hasWarned = true;
  const message = "http-errors deprecated non-error status code; use only 4xx or 5xx status codes";
  try {
    (globalThis as Warning).process?.emitWarning?.(message, "DeprecationWarning");
  } catch {
    // A platform may only pretend to have Node's warnings.
  }
}

/** Puts properties on an error, as an assignment does, but for one that would change its class. */
function assignProperties(error: object, properties: object): void {
  for (const name in properties) {
    if (name === "status" || name === "statusCode" || name === "__proto__") continue;
    (error as { [name: string]: unknown })[name] = (properties as { [name: string]: unknown })[
      name
    ];
  }
}

/** Reads the arguments of {@link createHttpError}. */
function readArguments(args: readonly unknown[]) {
  let error: (Error & { status?: unknown; statusCode?: unknown }) | undefined;
  let message: string | undefined;
  let status: unknown = 500;
  let properties: object = {};
  for (const [at, arg] of args.entries()) {
    if (arg instanceof Error) {
      error = arg;
      status = error.status || error.statusCode || status;
    } else if (typeof arg === "number" && at === 0) status = arg;
    else if (typeof arg === "string") message = arg;
    else if (typeof arg === "object") properties = arg ?? {};
    else throw new TypeError(`argument #${at + 1} unsupported type ${typeof arg}`);
  }
  return { error, message, status, properties };
}

function createHttpError(...args: readonly unknown[]): Error {
  const { error: given, message, status: asked, properties } = readArguments(args);
  const isOther = typeof asked === "number" && (asked < 400 || asked >= 600);
  if (isOther) warnDeprecation();
  // http-errors 2.0.1 lets NaN through, and no server can answer with that.
  const isNone = typeof asked !== "number" || Number.isNaN(asked);
  const status = isNone || (isOther && findPhrase(asked) === undefined) ? 500 : asked;
  const kind = classes[status] ?? classes[findFamily(status)];
  const made = given ?? (kind ? new kind(message) : new Error(message || findPhrase(status)));
  if (!given) captureStack(made, createHttpError);
  const error = made as Error & { status: number; statusCode: number; expose: boolean };
  if (!kind || !(error instanceof kind) || error.status !== status) {
    error.expose = status < 500;
    error.statusCode = status;
    error.status = status;
  }
  assignProperties(error, properties);
  return brandError(error);
}
setName(createHttpError, "createError");

/**
 * Gives whether a value has the shape of http-errors' errors. Errors of this package have it, too.
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
export const isHttpError: types.IsHttpError = function isHttpError(value): value is HttpErrorShape {
  if (!value || typeof value !== "object") return false;
  if (value instanceof Base) return true;
  if (!(value instanceof Error)) return false;
  const { expose, status, statusCode } = value as Partial<HttpErrorShape>;
  return typeof expose === "boolean" && typeof statusCode === "number" && status === statusCode;
};
setName(isHttpError, "isHttpError");

/**
 * Gives an error as http-errors 2 does: of a status, and of an error, a message and properties in
 * any order. All of its classes hang on it. `toResponse` answers what it gives.
 *
 * @throws TypeError where an argument is none of these
 * @example
 * ```ts
 * import { toResponse } from "httpexc";
 * import createError from "httpexc/http-errors";
 *
 * const error = createError(404, "There is no such song.", { song: 7 });
 * console.assert(error instanceof createError.NotFound && error.song === 7);
 * console.assert(toResponse(error).status === 404);
 * console.assert(createError.ServiceUnavailable("db7 is down").expose === false);
 * ```
 */
const createError: types.CreateError = Object.assign(createHttpError, {
  HttpError: Base,
  isHttpError,
  ...classes,
}) as unknown as types.CreateError;

/**
 * The types as `createError.HttpError`, which is how users of `@types/http-errors` write them.
 *
 * @ignore
 */
declare namespace createError {
  /** `createError` with all that hangs on it. */
  type CreateError = types.CreateError;
  /** The calls of `createError`. */
  type CreateHttpError = types.CreateHttpError;
  /** An error with the shape of http-errors. */
  type HttpError<Status extends number = number> = types.HttpError<Status>;
  /** A class, which is also called without `new`. */
  type HttpErrorConstructor<Status extends number = number> = types.HttpErrorConstructor<Status>;
  /** Whether a value has the shape of http-errors' errors. */
  type IsHttpError = types.IsHttpError;
  /** The classes by name and by status, and their base. */
  type NamedConstructors = types.NamedConstructors;
  /** What may be put on an error. */
  type Properties = types.Properties;
  /** What `createError` takes beside a status. */
  type UnknownError = types.UnknownError;
}

export default createError;

/** An error with the shape of http-errors. */
export type HttpError<Status extends number = number> = types.HttpError<Status>;

/** The base of all classes, which cannot be built. */
export const HttpError: types.Base = createError.HttpError;

/** The classes by name. */
export const {
  BadRequest,
  Unauthorized,
  PaymentRequired,
  Forbidden,
  NotFound,
  MethodNotAllowed,
  NotAcceptable,
  ProxyAuthenticationRequired,
  RequestTimeout,
  Conflict,
  Gone,
  LengthRequired,
  PreconditionFailed,
  PayloadTooLarge,
  URITooLong,
  UnsupportedMediaType,
  RangeNotSatisfiable,
  ExpectationFailed,
  ImATeapot,
  MisdirectedRequest,
  UnprocessableEntity,
  Locked,
  FailedDependency,
  TooEarly,
  UpgradeRequired,
  PreconditionRequired,
  TooManyRequests,
  RequestHeaderFieldsTooLarge,
  UnavailableForLegalReasons,
  InternalServerError,
  NotImplemented,
  BadGateway,
  ServiceUnavailable,
  GatewayTimeout,
  HTTPVersionNotSupported,
  VariantAlsoNegotiates,
  InsufficientStorage,
  LoopDetected,
  BandwidthLimitExceeded,
  NotExtended,
  NetworkAuthenticationRequired,
} = createError;
