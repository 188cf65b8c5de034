/** The types of http-errors, with literal statuses. */

import type { RequestLike } from "../index.js";

/** What may be put on an error. */
export interface Properties {
  /** Header fields, as frameworks and `toResponse` send them. */
  headers?: { [name: string]: string | number | readonly string[] } | undefined;
  /** Whether a client may see the message. */
  expose?: boolean | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a property of the user's, as with http-errors
  [name: string]: any;
}

/** An error with the shape of http-errors, which this package answers. */
export interface HttpError<Status extends number = number> extends Error {
  /** The status. */
  status: Status;
  /** The same. */
  statusCode: Status;
  /** Whether a client may see the message. */
  expose: boolean;
  /** Header fields, where it was given some. */
  headers?: { [name: string]: string } | undefined;
  /** Gives the answer as a Fetch `Response`, in the format that the request asks for. */
  toResponse(request?: RequestLike): Response;
  // biome-ignore lint/suspicious/noExplicitAny: a property of the user's, as with http-errors
  [name: string]: any;
}

/** A class, which is also called without `new`. */
export interface HttpErrorConstructor<Status extends number = number> {
  new (message?: string | null): HttpError<Status>;
  (message?: string | null): HttpError<Status>;
  readonly prototype: HttpError<Status>;
}

/** What `createError` takes beside a status, under the name of `@types/http-errors`. */
// biome-ignore lint/suspicious/noExplicitAny: properties of the user's, as there
export type UnknownError = Error | string | { [key: string]: any };

/** What `createError` takes after a status: an error, a message and properties, in any order. */
export type Rest = readonly (UnknownError | Properties | null)[];

/** The classes by name. */
export interface Named {
  BadRequest: HttpErrorConstructor<400>;
  Unauthorized: HttpErrorConstructor<401>;
  PaymentRequired: HttpErrorConstructor<402>;
  Forbidden: HttpErrorConstructor<403>;
  NotFound: HttpErrorConstructor<404>;
  MethodNotAllowed: HttpErrorConstructor<405>;
  NotAcceptable: HttpErrorConstructor<406>;
  ProxyAuthenticationRequired: HttpErrorConstructor<407>;
  RequestTimeout: HttpErrorConstructor<408>;
  Conflict: HttpErrorConstructor<409>;
  Gone: HttpErrorConstructor<410>;
  LengthRequired: HttpErrorConstructor<411>;
  PreconditionFailed: HttpErrorConstructor<412>;
  PayloadTooLarge: HttpErrorConstructor<413>;
  URITooLong: HttpErrorConstructor<414>;
  UnsupportedMediaType: HttpErrorConstructor<415>;
  RangeNotSatisfiable: HttpErrorConstructor<416>;
  ExpectationFailed: HttpErrorConstructor<417>;
  ImATeapot: HttpErrorConstructor<418>;
  MisdirectedRequest: HttpErrorConstructor<421>;
  UnprocessableEntity: HttpErrorConstructor<422>;
  Locked: HttpErrorConstructor<423>;
  FailedDependency: HttpErrorConstructor<424>;
  TooEarly: HttpErrorConstructor<425>;
  UpgradeRequired: HttpErrorConstructor<426>;
  PreconditionRequired: HttpErrorConstructor<428>;
  TooManyRequests: HttpErrorConstructor<429>;
  RequestHeaderFieldsTooLarge: HttpErrorConstructor<431>;
  UnavailableForLegalReasons: HttpErrorConstructor<451>;
  InternalServerError: HttpErrorConstructor<500>;
  NotImplemented: HttpErrorConstructor<501>;
  BadGateway: HttpErrorConstructor<502>;
  ServiceUnavailable: HttpErrorConstructor<503>;
  GatewayTimeout: HttpErrorConstructor<504>;
  HTTPVersionNotSupported: HttpErrorConstructor<505>;
  VariantAlsoNegotiates: HttpErrorConstructor<506>;
  InsufficientStorage: HttpErrorConstructor<507>;
  LoopDetected: HttpErrorConstructor<508>;
  BandwidthLimitExceeded: HttpErrorConstructor<509>;
  NotExtended: HttpErrorConstructor<510>;
  NetworkAuthenticationRequired: HttpErrorConstructor<511>;
}

/** The classes by status. */
export type Numbered = {
  [Name in keyof Named as `${Named[Name]["prototype"]["status"]}`]: Named[Name];
};

/** Whether a value has the shape of http-errors' errors. */
export type IsHttpError = (value: unknown) => value is HttpError;

/** The base of all classes, which cannot be built. */
export type Base = (abstract new () => HttpError) & { readonly prototype: HttpError };

/** The classes by name and by status, and their base. */
export type NamedConstructors = Named & Numbered & { HttpError: Base };

/** The calls of `createError`. */
export interface CreateHttpError {
  /**
   * Gives an error of a status, which may come with an error to put it on, a message, and
   * properties.
   */
  <E extends Error, P extends Properties>(error: E, properties: P): E & HttpError & P;
  <E extends Error>(error: E, ...rest: Rest): E & HttpError;
  <Status extends number, P extends Properties>(
    status: Status,
    message: string,
    properties: P,
  ): HttpError<Status> & P;
  <Status extends number>(status: Status, ...rest: Rest): HttpError<Status>;
  (...rest: Rest): HttpError;
}

/** `createError` with all that hangs on it. */
export interface CreateError extends CreateHttpError, Named, Numbered {
  /** The base of all classes, which cannot be built. */
  HttpError: Base;
  /** Gives whether a value has the shape of http-errors' errors. */
  isHttpError: IsHttpError;
}
