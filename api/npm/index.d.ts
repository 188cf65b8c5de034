export type AbortStatus<Status> = Status extends number ? number extends Status ? Status : Extract<Status, ErrorStatus> : Status;

export class Aborter {
  constructor(
    mapping?: {
      readonly [status: PropertyKey]: ExceptionClass;
    },
    extra?: {
      readonly [status: PropertyKey]: ExceptionClass;
    },
  );
}

export interface Aborter extends Abort {
}

export interface AcceptOptions extends ClientErrorOptions {
  readonly accept?: string | readonly string[] | undefined;
  readonly acceptEncoding?: string | readonly string[] | undefined;
  readonly acceptPatch?: string | readonly string[] | undefined;
}

export interface AllowOptions extends ClientErrorOptions {
  readonly allow: string | readonly string[];
}

export type AnyOptions = HTTPErrorOptions & OptionalLocationOptions & Omit<RedirectOptions, keyof RetryOptions> & {
  readonly addSlash?: true | undefined;
};

export interface BlockedByOptions extends ClientErrorOptions {
  readonly blockedBy?: string | undefined;
}

export type Challenge =
  | string
  | {
    readonly scheme: string;
    readonly params?: {
      readonly [name: string]: string;
    } | undefined;
    readonly token68?: undefined;
  }
  | {
    readonly scheme: string;
    readonly token68: string;
    readonly params?: undefined;
  };

export interface ChallengeOptions extends ClientErrorOptions {
  readonly challenges: Challenge | readonly Challenge[];
}

export interface ClientErrorOptions extends RetryOptions {
  readonly challenges?: Challenge | readonly Challenge[] | undefined;
}

export type ExceptionClass = new (...args: any[]) => HTTPException;

export interface FieldError {
  readonly code?: string | number | undefined;
  readonly message?: string | undefined;
  readonly path: string | readonly (string | number)[];
}

export type FrameworkHeaders = {
  readonly [name: string]: string | string[];
} & Iterable<[string, string]>;

export class HTTPAccepted extends HTTPOk {
  constructor(
    detail?: string | undefined,
    options?: (Omit<OptionalLocationOptions & RetryOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: OptionalLocationOptions & RetryOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 202;
  readonly status: 202;
  readonly statusCode: 202;
}

export class HTTPAlreadyReported extends HTTPOk {
  static readonly name: string;
  static readonly status: 208;
  readonly status: 208;
  readonly statusCode: 208;
}

export class HTTPBadGateway extends HTTPServerError {
  static readonly name: string;
  static readonly status: 502;
  readonly status: 502;
  readonly statusCode: 502;
}

export class HTTPBadRequest extends HTTPClientError {
  static readonly name: string;
  static readonly status: 400;
  readonly status: 400;
  readonly statusCode: 400;
}

export { HTTPMissingKey as HTTPBadRequestKeyError };

export class HTTPClientDisconnected extends HTTPBadRequest {
  static readonly name: string;
}

export class HTTPClientError extends HTTPError {
  constructor(
    detail?: string | undefined,
    options?: (Omit<ClientErrorOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: ClientErrorOptions);
  get challenges(): readonly Challenge[];
  static readonly name: string;
  static readonly status: number;
}

export class HTTPConflict extends HTTPClientError {
  static readonly name: string;
  static readonly status: 409;
  readonly status: 409;
  readonly statusCode: 409;
}

export class HTTPContentTooLarge extends HTTPClientError {
  static readonly name: string;
  static readonly status: 413;
  readonly status: 413;
  readonly statusCode: 413;
}

export class HTTPCreated extends HTTPOk {
  constructor(
    detail?: string | undefined,
    options?: (Omit<OptionalLocationOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: OptionalLocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 201;
  readonly status: 201;
  readonly statusCode: 201;
}

export class HTTPError extends HTTPException {
  constructor(
    status: number,
    detail?: string | undefined,
    options?: (Omit<HTTPErrorOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(status: number, options: HTTPErrorOptions);
  static readonly name: string;
}

export type HTTPErrorOptions = ClientErrorOptions & Partial<AllowOptions & AcceptOptions & RangeOptions & UpgradeOptions & BlockedByOptions>;

export class HTTPException extends Error {
  protected constructor(
    first?: number | string | HTTPExceptionOptions,
    second?: string | HTTPExceptionOptions,
    third?: HTTPExceptionOptions,
  );
  get code(): string | number | undefined;
  get comment(): string | undefined;
  get detail(): string | undefined;
  get errors(): readonly FieldError[] | undefined;
  static readonly explanation: string | undefined;
  readonly expose: boolean;
  get extensions(): {
    readonly [name: string]: unknown;
  } | undefined;
  getResponse(request?: RequestLike): Response;
  headers: FrameworkHeaders;
  get help(): Help | undefined;
  get instance(): string | undefined;
  static readonly name: string;
  readonly name: string;
  protected get options(): Readonly<AnyOptions>;
  get originalError(): unknown;
  static readonly page: string | undefined;
  get rateLimit(): RateLimit | undefined;
  static readonly representation: Representation | undefined;
  get response(): Response | undefined;
  get retryAfter(): number | Date | undefined;
  get retryable(): boolean | undefined;
  static readonly stack: boolean | undefined;
  static readonly status: number | undefined;
  readonly status: number;
  readonly statusCode: number;
  get statusMessage(): string;
  get statusText(): string;
  static readonly template: string | undefined;
  static readonly title: string | undefined;
  get title(): string;
  toHTML(): string;
  toHeaders(): (readonly [name: string, value: string])[];
  toJSON(): ProblemDetails;
  toResponse(request?: RequestLike): Response;
  toText(): string;
  toXML(): string;
  get type(): string | undefined;
}

export interface HTTPExceptionOptions {
  readonly cause?: unknown;
  readonly code?: string | number | undefined;
  readonly comment?: string | undefined;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly expose?: boolean | undefined;
  readonly extensions?: {
    readonly [name: string]: unknown;
  } | undefined;
  readonly headers?: HeaderFields | undefined;
  readonly help?: Help | undefined;
  readonly instance?: string | undefined;
  readonly representation?: Representation | undefined;
  readonly response?: Response | undefined;
  readonly retryable?: boolean | null | undefined;
  readonly stack?: boolean | undefined;
  readonly statusText?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
}

export class HTTPExpectationFailed extends HTTPClientError {
  static readonly name: string;
  static readonly status: 417;
  readonly status: 417;
  readonly statusCode: 417;
}

export class HTTPFailedDependency extends HTTPClientError {
  static readonly name: string;
  static readonly status: 424;
  readonly status: 424;
  readonly statusCode: 424;
}

export class HTTPForbidden extends HTTPClientError {
  static readonly name: string;
  static readonly status: 403;
  readonly status: 403;
  readonly statusCode: 403;
}

export class HTTPFound extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 302;
  readonly status: 302;
  readonly statusCode: 302;
}

export class HTTPGatewayTimeout extends HTTPServerError {
  static readonly name: string;
  static readonly status: 504;
  readonly status: 504;
  readonly statusCode: 504;
}

export class HTTPGone extends HTTPClientError {
  static readonly name: string;
  static readonly status: 410;
  readonly status: 410;
  readonly statusCode: 410;
}

export class HTTPIMUsed extends HTTPOk {
  static readonly name: string;
  static readonly status: 226;
  readonly status: 226;
  readonly statusCode: 226;
}

export class HTTPImATeapot extends HTTPClientError {
  static readonly name: string;
  static readonly status: 418;
  readonly status: 418;
  readonly statusCode: 418;
}

export class HTTPInsufficientStorage extends HTTPServerError {
  static readonly name: string;
  static readonly status: 507;
  readonly status: 507;
  readonly statusCode: 507;
}

export class HTTPInternalServerError extends HTTPServerError {
  static readonly name: string;
  static readonly status: 500;
  readonly status: 500;
  readonly statusCode: 500;
}

export class HTTPInvalidHeader extends HTTPBadRequest {
  constructor(
    detail: string | undefined,
    options: WithoutDetail<ClientErrorOptions & {
      readonly header: string;
    }>,
  );
  constructor(options: ClientErrorOptions & {
    readonly header: string;
  });
  get header(): string;
  static readonly name: string;
  static readonly title: string;
}

export class HTTPInvalidParam extends HTTPBadRequest {
  constructor(
    detail: string | undefined,
    options: WithoutDetail<ClientErrorOptions & {
      readonly param: string;
    }>,
  );
  constructor(options: ClientErrorOptions & {
    readonly param: string;
  });
  static readonly name: string;
  get param(): string;
  static readonly title: string;
}

export class HTTPLengthRequired extends HTTPClientError {
  static readonly name: string;
  static readonly status: 411;
  readonly status: 411;
  readonly statusCode: 411;
}

export class HTTPLocked extends HTTPClientError {
  static readonly name: string;
  static readonly status: 423;
  readonly status: 423;
  readonly statusCode: 423;
}

export class HTTPLoopDetected extends HTTPServerError {
  static readonly name: string;
  static readonly status: 508;
  readonly status: 508;
  readonly statusCode: 508;
}

export class HTTPMethodNotAllowed extends HTTPClientError {
  constructor(
    detail: string | undefined,
    options: Omit<AllowOptions, "detail"> & { readonly detail?: undefined; },
  );
  constructor(options: AllowOptions);
  get allow(): readonly string[];
  static readonly name: string;
  static readonly status: 405;
  readonly status: 405;
  readonly statusCode: 405;
}

export class HTTPMisdirectedRequest extends HTTPClientError {
  static readonly name: string;
  static readonly status: 421;
  readonly status: 421;
  readonly statusCode: 421;
}

export class HTTPMissingHeader extends HTTPBadRequest {
  constructor(
    detail: string | undefined,
    options: WithoutDetail<ClientErrorOptions & {
      readonly header: string;
    }>,
  );
  constructor(options: ClientErrorOptions & {
    readonly header: string;
  });
  get header(): string;
  static readonly name: string;
  static readonly title: string;
}

export class HTTPMissingKey extends HTTPBadRequest {
  constructor(
    detail: string | undefined,
    options: WithoutDetail<ClientErrorOptions & {
      readonly key: string;
    }>,
  );
  constructor(options: ClientErrorOptions & {
    readonly key: string;
  });
  get key(): string;
  static readonly name: string;
  static readonly title: string;
}

export class HTTPMissingParam extends HTTPBadRequest {
  constructor(
    detail: string | undefined,
    options: WithoutDetail<ClientErrorOptions & {
      readonly param: string;
    }>,
  );
  constructor(options: ClientErrorOptions & {
    readonly param: string;
  });
  static readonly name: string;
  get param(): string;
  static readonly title: string;
}

export class HTTPMovedPermanently extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 301;
  readonly status: 301;
  readonly statusCode: 301;
}

export class HTTPMultiStatus extends HTTPOk {
  static readonly name: string;
  static readonly status: 207;
  readonly status: 207;
  readonly statusCode: 207;
}

export class HTTPMultipleChoices extends HTTPRedirection {
  constructor(
    detail?: string | undefined,
    options?: (Omit<OptionalLocationOptions & RetryOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: OptionalLocationOptions & RetryOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 300;
  readonly status: 300;
  readonly statusCode: 300;
}

export class HTTPNetworkAuthenticationRequired extends HTTPServerError {
  static readonly name: string;
  static readonly status: 511;
  readonly status: 511;
  readonly statusCode: 511;
}

export class HTTPNoContent extends HTTPOk {
  static readonly name: string;
  static readonly status: 204;
  readonly status: 204;
  readonly statusCode: 204;
}

export class HTTPNonAuthoritativeInformation extends HTTPOk {
  static readonly name: string;
  static readonly status: 203;
  readonly status: 203;
  readonly statusCode: 203;
}

export class HTTPNotAcceptable extends HTTPClientError {
  static readonly name: string;
  static readonly status: 406;
  readonly status: 406;
  readonly statusCode: 406;
}

export class HTTPNotExtended extends HTTPServerError {
  static readonly name: string;
  static readonly status: 510;
  readonly status: 510;
  readonly statusCode: 510;
}

export class HTTPNotFound extends HTTPClientError {
  static readonly name: string;
  static readonly status: 404;
  readonly status: 404;
  readonly statusCode: 404;
}

export class HTTPNotImplemented extends HTTPServerError {
  static readonly name: string;
  static readonly status: 501;
  readonly status: 501;
  readonly statusCode: 501;
}

export class HTTPNotModified extends HTTPRedirection {
  static readonly name: string;
  static readonly status: 304;
  readonly status: 304;
  readonly statusCode: 304;
}

export class HTTPOk extends HTTPException {
  constructor(
    detail?: string | undefined,
    options?: (Omit<HTTPExceptionOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: HTTPExceptionOptions);
  static readonly name: string;
  static readonly status: number;
}

export class HTTPPartialContent extends HTTPOk {
  static readonly name: string;
  static readonly status: 206;
  readonly status: 206;
  readonly statusCode: 206;
}

export { HTTPContentTooLarge as HTTPPayloadTooLarge };

export class HTTPPaymentRequired extends HTTPClientError {
  static readonly name: string;
  static readonly status: 402;
  readonly status: 402;
  readonly statusCode: 402;
}

export class HTTPPermanentRedirect extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 308;
  readonly status: 308;
  readonly statusCode: 308;
}

export class HTTPPreconditionFailed extends HTTPClientError {
  static readonly name: string;
  static readonly status: 412;
  readonly status: 412;
  readonly statusCode: 412;
}

export class HTTPPreconditionRequired extends HTTPClientError {
  static readonly name: string;
  static readonly status: 428;
  readonly status: 428;
  readonly statusCode: 428;
}

export class HTTPProxyAuthenticationRequired extends HTTPClientError {
  constructor(
    detail: string | undefined,
    options: Omit<ChallengeOptions, "detail"> & { readonly detail?: undefined; },
  );
  constructor(options: ChallengeOptions);
  static readonly name: string;
  static readonly status: 407;
  readonly status: 407;
  readonly statusCode: 407;
}

export class HTTPRangeNotSatisfiable extends HTTPClientError {
  constructor(
    detail?: string | undefined,
    options?: (Omit<RangeOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: RangeOptions);
  get length(): number | undefined;
  static readonly name: string;
  static readonly status: 416;
  readonly status: 416;
  readonly statusCode: 416;
  get unit(): string;
}

export class HTTPRedirection extends HTTPException {
  constructor(
    detail?: string | undefined,
    options?: (Omit<RetryOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: RetryOptions);
  static readonly name: string;
}

export { HTTPContentTooLarge as HTTPRequestEntityTooLarge };

export class HTTPRequestHeaderFieldsTooLarge extends HTTPClientError {
  static readonly name: string;
  static readonly status: 431;
  readonly status: 431;
  readonly statusCode: 431;
}

export { HTTPRangeNotSatisfiable as HTTPRequestRangeNotSatisfiable };

export class HTTPRequestTimeout extends HTTPClientError {
  static readonly name: string;
  static readonly status: 408;
  readonly status: 408;
  readonly statusCode: 408;
}

export { HTTPURITooLong as HTTPRequestURITooLarge };

export { HTTPURITooLong as HTTPRequestURITooLong };

export { HTTPRangeNotSatisfiable as HTTPRequestedRangeNotSatisfiable };

export class HTTPResetContent extends HTTPOk {
  static readonly name: string;
  static readonly status: 205;
  readonly status: 205;
  readonly statusCode: 205;
}

export class HTTPSeeOther extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 303;
  readonly status: 303;
  readonly statusCode: 303;
}

export class HTTPServerError extends HTTPError {
  constructor(
    detail?: string | undefined,
    options?: (Omit<RetryOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: RetryOptions);
  static readonly name: string;
  static readonly status: number;
}

export class HTTPServiceUnavailable extends HTTPServerError {
  static readonly name: string;
  static readonly status: 503;
  readonly status: 503;
  readonly statusCode: 503;
}

export class HTTPTemporaryRedirect extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 307;
  readonly status: 307;
  readonly statusCode: 307;
}

export class HTTPTooEarly extends HTTPClientError {
  static readonly name: string;
  static readonly status: 425;
  readonly status: 425;
  readonly statusCode: 425;
}

export class HTTPTooManyRequests extends HTTPClientError {
  static readonly name: string;
  static readonly status: 429;
  readonly status: 429;
  readonly statusCode: 429;
}

export class HTTPURITooLong extends HTTPClientError {
  static readonly name: string;
  static readonly status: 414;
  readonly status: 414;
  readonly statusCode: 414;
}

export class HTTPUnauthorized extends HTTPClientError {
  constructor(
    detail: string | undefined,
    options: Omit<ChallengeOptions, "detail"> & { readonly detail?: undefined; },
  );
  constructor(options: ChallengeOptions);
  static readonly name: string;
  static readonly status: 401;
  readonly status: 401;
  readonly statusCode: 401;
}

export class HTTPUnavailableForLegalReasons extends HTTPClientError {
  constructor(
    detail?: string | undefined,
    options?: (Omit<BlockedByOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: BlockedByOptions);
  get blockedBy(): string | undefined;
  static readonly name: string;
  static readonly status: 451;
  readonly status: 451;
  readonly statusCode: 451;
}

export class HTTPUnprocessableContent extends HTTPClientError {
  static readonly name: string;
  static readonly status: 422;
  readonly status: 422;
  readonly statusCode: 422;
}

export { HTTPUnprocessableContent as HTTPUnprocessableEntity };

export class HTTPUnsupportedMediaType extends HTTPClientError {
  constructor(
    detail?: string | undefined,
    options?: (Omit<AcceptOptions, "detail"> & { readonly detail?: undefined; }) | undefined,
  );
  constructor(options: AcceptOptions);
  get accept(): readonly string[];
  get acceptEncoding(): readonly string[];
  get acceptPatch(): readonly string[];
  static readonly name: string;
  static readonly status: 415;
  readonly status: 415;
  readonly statusCode: 415;
}

export class HTTPUpgradeRequired extends HTTPClientError {
  constructor(
    detail: string | undefined,
    options: Omit<UpgradeOptions, "detail"> & { readonly detail?: undefined; },
  );
  constructor(options: UpgradeOptions);
  static readonly name: string;
  static readonly status: 426;
  readonly status: 426;
  readonly statusCode: 426;
  get upgrade(): readonly string[];
}

export { HTTPURITooLong as HTTPUriTooLong };

export class HTTPUseProxy extends HTTPRedirection {
  constructor(
    detail: string | undefined,
    options: (Omit<RedirectOptions & { readonly location: string | URL; readonly addSlash?: undefined; }, "detail"> & { readonly detail?: undefined; }) | (Omit<RedirectOptions & { readonly addSlash: true; readonly location?: undefined; }, "detail"> & { readonly detail?: undefined; }),
  );
  constructor(options: LocationOptions);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 305;
  readonly status: 305;
  readonly statusCode: 305;
}

export class HTTPVariantAlsoNegotiates extends HTTPServerError {
  static readonly name: string;
  static readonly status: 506;
  readonly status: 506;
  readonly statusCode: 506;
}

export class HTTPVersionNotSupported extends HTTPServerError {
  static readonly name: string;
  static readonly status: 505;
  readonly status: 505;
  readonly statusCode: 505;
}

export type HeaderFields =
  | Iterable<readonly [string, string]>
  | {
    readonly [name: string]: string | number | readonly string[] | undefined;
  };

export interface Help {
  readonly href: string;
  readonly text?: string | undefined;
}

export type LocationOptions = RedirectOptions & ({
  readonly location: string | URL;
  readonly addSlash?: undefined;
} | {
  readonly addSlash: true;
  readonly location?: undefined;
});

export interface OptionalLocationOptions extends HTTPExceptionOptions {
  readonly location?: string | URL | undefined;
}

export interface ProblemDetails {
  readonly [extension: string]: unknown;
  readonly code?: string | number;
  readonly detail?: string;
  readonly errors?: readonly {
    detail?: string;
    pointer: string;
    code?: string | number;
  }[];
  readonly help?: Help;
  readonly instance?: string;
  readonly retryable?: boolean;
  readonly status: number;
  readonly title: string;
  readonly type: string;
}

export interface RangeOptions extends ClientErrorOptions {
  readonly length?: number | undefined;
  readonly unit?: string | undefined;
}

export interface RateLimit {
  readonly limit: number;
  readonly name?: string | undefined;
  readonly remaining: number;
  readonly reset: number;
  readonly window?: number | undefined;
}

export type Redirect<Status> = InstanceType<(typeof statusMap)[Status extends RedirectStatus ? Status : 302]>;

export interface RedirectOptions extends RetryOptions {
  readonly absolute?: boolean | undefined;
  readonly external?: boolean | undefined;
}

export type RedirectStatus = 300 | 301 | 302 | 303 | 305 | 307 | 308;

export type Representation = "always" | "detail" | "never";

export interface RequestLike {
  readonly headers?: {
    get(name: string): string | null;
  } | {
    readonly accept?: string | undefined;
  } | undefined;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

export interface RetryOptions extends HTTPExceptionOptions {
  readonly originalError?: unknown;
  readonly rateLimit?: RateLimit | null | undefined;
  readonly retryAfter?: number | Date | null | undefined;
}

export type StatusArguments<Status> = Status extends keyof typeof statusMap ? ConstructorForms<(typeof statusMap)[Status]> : readonly unknown[];

export interface StatusDefinition {
  readonly explanation?: string | undefined;
  readonly name?: string | undefined;
  readonly representation?: Representation | undefined;
  readonly stack?: boolean | undefined;
  readonly template?: string | undefined;
  readonly title: string;
}

export interface UpgradeOptions extends ClientErrorOptions {
  readonly upgrade: string | readonly string[];
}

export type WithoutDetail<Options> = Options extends unknown ? Omit<Options, "detail"> & {
  readonly detail?: undefined;
} : never;

export function abort<Status extends number | Response>(
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>,
): never;

export function assert<Status extends number | Response>(
  condition: unknown,
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>,
): asserts condition;

export function defineStatus<Status extends number>(
  status: Status,
  definition: StatusDefinition,
): (new (detail?: string | AnyOptions, options?: WithoutDetail<AnyOptions>) => HTTPException & {
  readonly status: Status;
}) & {
  readonly status: Status;
};

export function isHTTPException(value: unknown): value is HTTPException;

export function redirect<Status extends RedirectStatus | undefined = undefined>(
  location: string | URL,
  status?: Status,
  options?: WithoutDetail<RedirectOptions>,
): Redirect<Status>;

export const statusMap: {
  readonly 200: typeof HTTPOk;
  readonly 201: typeof HTTPCreated;
  readonly 202: typeof HTTPAccepted;
  readonly 203: typeof HTTPNonAuthoritativeInformation;
  readonly 204: typeof HTTPNoContent;
  readonly 205: typeof HTTPResetContent;
  readonly 206: typeof HTTPPartialContent;
  readonly 207: typeof HTTPMultiStatus;
  readonly 208: typeof HTTPAlreadyReported;
  readonly 226: typeof HTTPIMUsed;
  readonly 300: typeof HTTPMultipleChoices;
  readonly 301: typeof HTTPMovedPermanently;
  readonly 302: typeof HTTPFound;
  readonly 303: typeof HTTPSeeOther;
  readonly 304: typeof HTTPNotModified;
  readonly 305: typeof HTTPUseProxy;
  readonly 307: typeof HTTPTemporaryRedirect;
  readonly 308: typeof HTTPPermanentRedirect;
  readonly 400: typeof HTTPBadRequest;
  readonly 401: typeof HTTPUnauthorized;
  readonly 402: typeof HTTPPaymentRequired;
  readonly 403: typeof HTTPForbidden;
  readonly 404: typeof HTTPNotFound;
  readonly 405: typeof HTTPMethodNotAllowed;
  readonly 406: typeof HTTPNotAcceptable;
  readonly 407: typeof HTTPProxyAuthenticationRequired;
  readonly 408: typeof HTTPRequestTimeout;
  readonly 409: typeof HTTPConflict;
  readonly 410: typeof HTTPGone;
  readonly 411: typeof HTTPLengthRequired;
  readonly 412: typeof HTTPPreconditionFailed;
  readonly 413: typeof HTTPContentTooLarge;
  readonly 414: typeof HTTPURITooLong;
  readonly 415: typeof HTTPUnsupportedMediaType;
  readonly 416: typeof HTTPRangeNotSatisfiable;
  readonly 417: typeof HTTPExpectationFailed;
  readonly 418: typeof HTTPImATeapot;
  readonly 421: typeof HTTPMisdirectedRequest;
  readonly 422: typeof HTTPUnprocessableContent;
  readonly 423: typeof HTTPLocked;
  readonly 424: typeof HTTPFailedDependency;
  readonly 425: typeof HTTPTooEarly;
  readonly 426: typeof HTTPUpgradeRequired;
  readonly 428: typeof HTTPPreconditionRequired;
  readonly 429: typeof HTTPTooManyRequests;
  readonly 431: typeof HTTPRequestHeaderFieldsTooLarge;
  readonly 451: typeof HTTPUnavailableForLegalReasons;
  readonly 500: typeof HTTPInternalServerError;
  readonly 501: typeof HTTPNotImplemented;
  readonly 502: typeof HTTPBadGateway;
  readonly 503: typeof HTTPServiceUnavailable;
  readonly 504: typeof HTTPGatewayTimeout;
  readonly 505: typeof HTTPVersionNotSupported;
  readonly 506: typeof HTTPVariantAlsoNegotiates;
  readonly 507: typeof HTTPInsufficientStorage;
  readonly 508: typeof HTTPLoopDetected;
  readonly 510: typeof HTTPNotExtended;
  readonly 511: typeof HTTPNetworkAuthenticationRequired;
}

export function toResponse(error: unknown, request?: RequestLike): Response;

// Not exported, but part of the types above:

type Abort = (status: number | Response | PropertyKey, ...args: readonly unknown[]) => never;

type ConstructorForms<Class> = Class extends {
  new (...args: infer Separate): unknown;
  new (...args: infer Together): unknown;
} ? Separate | Together : never;

type ErrorStatus = {
  [Status in keyof typeof statusMap]: `${Status}` extends `${4 | 5}${string}` ? Status : never;
}[keyof typeof statusMap];
