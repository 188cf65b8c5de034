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

export type BearerError = (typeof BEARER_ERRORS)[number];

export type BearerOptions = {
  readonly [Name in keyof BearerParameters]-?: BearerParameters & {
    readonly [Given in Name]: Exclude<BearerParameters[Name], undefined>;
  };
}[keyof BearerParameters];

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
    readonly params?: {
      readonly [name: string]: never;
    } | undefined;
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
    detailOrOptions?: string | HTTPAcceptedOptions | undefined,
    options?: WithoutDetail<HTTPAcceptedOptions> | undefined,
  );
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 202;
  readonly status: 202;
  readonly statusCode: 202;
}

export interface HTTPAcceptedOptions extends OptionalLocationOptions, RetryOptions {
}

export class HTTPAlreadyReported extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPAlreadyReportedOptions | undefined,
    options?: WithoutDetail<HTTPAlreadyReportedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 208;
  readonly status: 208;
  readonly statusCode: 208;
}

export interface HTTPAlreadyReportedOptions extends HTTPExceptionOptions {
}

export class HTTPBadGateway extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPBadGatewayOptions | undefined,
    options?: WithoutDetail<HTTPBadGatewayOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 502;
  readonly status: 502;
  readonly statusCode: 502;
}

export interface HTTPBadGatewayOptions extends RetryOptions {
}

export class HTTPBadRequest extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPBadRequestOptions | undefined,
    options?: WithoutDetail<HTTPBadRequestOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 400;
  readonly status: 400;
  readonly statusCode: 400;
}

export { HTTPMissingKey as HTTPBadRequestKeyError };

export interface HTTPBadRequestOptions extends ClientErrorOptions {
}

export class HTTPClientDisconnected extends HTTPBadRequest {
  static readonly name: string;
}

export interface HTTPClientDisconnectedOptions extends ClientErrorOptions {
}

export class HTTPClientError extends HTTPError {
  constructor(
    detailOrOptions?: string | ClientErrorOptions | undefined,
    options?: WithoutDetail<ClientErrorOptions> | undefined,
  );
  get challenges(): readonly Challenge[];
  static readonly name: string;
  static readonly status: number;
}

export class HTTPConflict extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPConflictOptions | undefined,
    options?: WithoutDetail<HTTPConflictOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 409;
  readonly status: 409;
  readonly statusCode: 409;
}

export interface HTTPConflictOptions extends ClientErrorOptions {
}

export class HTTPContentTooLarge extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPContentTooLargeOptions | undefined,
    options?: WithoutDetail<HTTPContentTooLargeOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 413;
  readonly status: 413;
  readonly statusCode: 413;
}

export interface HTTPContentTooLargeOptions extends ClientErrorOptions {
}

export class HTTPCreated extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPCreatedOptions | undefined,
    options?: WithoutDetail<HTTPCreatedOptions> | undefined,
  );
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 201;
  readonly status: 201;
  readonly statusCode: 201;
}

export interface HTTPCreatedOptions extends OptionalLocationOptions {
}

export class HTTPError extends HTTPException {
  constructor(
    status: number,
    detailOrOptions?: string | HTTPErrorOptions | undefined,
    options?: WithoutDetail<HTTPErrorOptions> | undefined,
  );
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
  static stack: boolean | undefined;
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
  constructor(
    detailOrOptions?: string | HTTPExpectationFailedOptions | undefined,
    options?: WithoutDetail<HTTPExpectationFailedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 417;
  readonly status: 417;
  readonly statusCode: 417;
}

export interface HTTPExpectationFailedOptions extends ClientErrorOptions {
}

export class HTTPFailedDependency extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPFailedDependencyOptions | undefined,
    options?: WithoutDetail<HTTPFailedDependencyOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 424;
  readonly status: 424;
  readonly statusCode: 424;
}

export interface HTTPFailedDependencyOptions extends ClientErrorOptions {
}

export class HTTPForbidden extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPForbiddenOptions | undefined,
    options?: WithoutDetail<HTTPForbiddenOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 403;
  readonly status: 403;
  readonly statusCode: 403;
}

export interface HTTPForbiddenOptions extends ClientErrorOptions {
}

export class HTTPFound extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 302;
  readonly status: 302;
  readonly statusCode: 302;
}

export type HTTPFoundOptions = LocationOptions;

export class HTTPGatewayTimeout extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPGatewayTimeoutOptions | undefined,
    options?: WithoutDetail<HTTPGatewayTimeoutOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 504;
  readonly status: 504;
  readonly statusCode: 504;
}

export interface HTTPGatewayTimeoutOptions extends RetryOptions {
}

export class HTTPGone extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPGoneOptions | undefined,
    options?: WithoutDetail<HTTPGoneOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 410;
  readonly status: 410;
  readonly statusCode: 410;
}

export interface HTTPGoneOptions extends ClientErrorOptions {
}

export class HTTPIMUsed extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPIMUsedOptions | undefined,
    options?: WithoutDetail<HTTPIMUsedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 226;
  readonly status: 226;
  readonly statusCode: 226;
}

export interface HTTPIMUsedOptions extends HTTPExceptionOptions {
}

export class HTTPImATeapot extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPImATeapotOptions | undefined,
    options?: WithoutDetail<HTTPImATeapotOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 418;
  readonly status: 418;
  readonly statusCode: 418;
}

export interface HTTPImATeapotOptions extends ClientErrorOptions {
}

export class HTTPInsufficientStorage extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPInsufficientStorageOptions | undefined,
    options?: WithoutDetail<HTTPInsufficientStorageOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 507;
  readonly status: 507;
  readonly statusCode: 507;
}

export interface HTTPInsufficientStorageOptions extends RetryOptions {
}

export class HTTPInternalServerError extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPInternalServerErrorOptions | undefined,
    options?: WithoutDetail<HTTPInternalServerErrorOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 500;
  readonly status: 500;
  readonly statusCode: 500;
}

export interface HTTPInternalServerErrorOptions extends RetryOptions {
}

export class HTTPInvalidHeader extends HTTPBadRequest {
  constructor(...args: ArgumentsWith<"header", HTTPInvalidHeaderOptions>);
  get header(): string;
  static readonly name: string;
  static readonly title: string;
}

export interface HTTPInvalidHeaderOptions extends ClientErrorOptions {
  readonly header: string;
}

export class HTTPInvalidParam extends HTTPBadRequest {
  constructor(...args: ArgumentsWith<"param", HTTPInvalidParamOptions>);
  static readonly name: string;
  get param(): string;
  static readonly title: string;
}

export interface HTTPInvalidParamOptions extends ClientErrorOptions {
  readonly param: string;
}

export class HTTPLengthRequired extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPLengthRequiredOptions | undefined,
    options?: WithoutDetail<HTTPLengthRequiredOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 411;
  readonly status: 411;
  readonly statusCode: 411;
}

export interface HTTPLengthRequiredOptions extends ClientErrorOptions {
}

export class HTTPLocked extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPLockedOptions | undefined,
    options?: WithoutDetail<HTTPLockedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 423;
  readonly status: 423;
  readonly statusCode: 423;
}

export interface HTTPLockedOptions extends ClientErrorOptions {
}

export class HTTPLoopDetected extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPLoopDetectedOptions | undefined,
    options?: WithoutDetail<HTTPLoopDetectedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 508;
  readonly status: 508;
  readonly statusCode: 508;
}

export interface HTTPLoopDetectedOptions extends RetryOptions {
}

export class HTTPMethodNotAllowed extends HTTPClientError {
  constructor(...args: ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>);
  get allow(): readonly string[];
  static readonly name: string;
  static readonly status: 405;
  readonly status: 405;
  readonly statusCode: 405;
}

export interface HTTPMethodNotAllowedOptions extends AllowOptions {
}

export class HTTPMisdirectedRequest extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPMisdirectedRequestOptions | undefined,
    options?: WithoutDetail<HTTPMisdirectedRequestOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 421;
  readonly status: 421;
  readonly statusCode: 421;
}

export interface HTTPMisdirectedRequestOptions extends ClientErrorOptions {
}

export class HTTPMissingHeader extends HTTPBadRequest {
  constructor(...args: ArgumentsWith<"header", HTTPMissingHeaderOptions>);
  get header(): string;
  static readonly name: string;
  static readonly title: string;
}

export interface HTTPMissingHeaderOptions extends ClientErrorOptions {
  readonly header: string;
}

export class HTTPMissingKey extends HTTPBadRequest {
  constructor(...args: ArgumentsWith<"key", HTTPMissingKeyOptions>);
  get key(): string;
  static readonly name: string;
  static readonly title: string;
}

export interface HTTPMissingKeyOptions extends ClientErrorOptions {
  readonly key: string;
}

export class HTTPMissingParam extends HTTPBadRequest {
  constructor(...args: ArgumentsWith<"param", HTTPMissingParamOptions>);
  static readonly name: string;
  get param(): string;
  static readonly title: string;
}

export interface HTTPMissingParamOptions extends ClientErrorOptions {
  readonly param: string;
}

export class HTTPMovedPermanently extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 301;
  readonly status: 301;
  readonly statusCode: 301;
}

export type HTTPMovedPermanentlyOptions = LocationOptions;

export class HTTPMultiStatus extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPMultiStatusOptions | undefined,
    options?: WithoutDetail<HTTPMultiStatusOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 207;
  readonly status: 207;
  readonly statusCode: 207;
}

export interface HTTPMultiStatusOptions extends HTTPExceptionOptions {
}

export class HTTPMultipleChoices extends HTTPRedirection {
  constructor(
    detailOrOptions?: string | HTTPMultipleChoicesOptions | undefined,
    options?: WithoutDetail<HTTPMultipleChoicesOptions> | undefined,
  );
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 300;
  readonly status: 300;
  readonly statusCode: 300;
}

export interface HTTPMultipleChoicesOptions extends OptionalLocationOptions, RetryOptions {
}

export class HTTPNetworkAuthenticationRequired extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPNetworkAuthenticationRequiredOptions | undefined,
    options?: WithoutDetail<HTTPNetworkAuthenticationRequiredOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 511;
  readonly status: 511;
  readonly statusCode: 511;
}

export interface HTTPNetworkAuthenticationRequiredOptions extends RetryOptions {
}

export class HTTPNoContent extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPNoContentOptions | undefined,
    options?: WithoutDetail<HTTPNoContentOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 204;
  readonly status: 204;
  readonly statusCode: 204;
}

export interface HTTPNoContentOptions extends HTTPExceptionOptions {
}

export class HTTPNonAuthoritativeInformation extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPNonAuthoritativeInformationOptions | undefined,
    options?: WithoutDetail<HTTPNonAuthoritativeInformationOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 203;
  readonly status: 203;
  readonly statusCode: 203;
}

export interface HTTPNonAuthoritativeInformationOptions extends HTTPExceptionOptions {
}

export class HTTPNotAcceptable extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPNotAcceptableOptions | undefined,
    options?: WithoutDetail<HTTPNotAcceptableOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 406;
  readonly status: 406;
  readonly statusCode: 406;
}

export interface HTTPNotAcceptableOptions extends ClientErrorOptions {
}

export class HTTPNotExtended extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPNotExtendedOptions | undefined,
    options?: WithoutDetail<HTTPNotExtendedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 510;
  readonly status: 510;
  readonly statusCode: 510;
}

export interface HTTPNotExtendedOptions extends RetryOptions {
}

export class HTTPNotFound extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPNotFoundOptions | undefined,
    options?: WithoutDetail<HTTPNotFoundOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 404;
  readonly status: 404;
  readonly statusCode: 404;
}

export interface HTTPNotFoundOptions extends ClientErrorOptions {
}

export class HTTPNotImplemented extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPNotImplementedOptions | undefined,
    options?: WithoutDetail<HTTPNotImplementedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 501;
  readonly status: 501;
  readonly statusCode: 501;
}

export interface HTTPNotImplementedOptions extends RetryOptions {
}

export class HTTPNotModified extends HTTPRedirection {
  constructor(
    detailOrOptions?: string | HTTPNotModifiedOptions | undefined,
    options?: WithoutDetail<HTTPNotModifiedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 304;
  readonly status: 304;
  readonly statusCode: 304;
}

export interface HTTPNotModifiedOptions extends RetryOptions {
}

export class HTTPOk extends HTTPException {
  constructor(
    detailOrOptions?: string | HTTPExceptionOptions | undefined,
    options?: WithoutDetail<HTTPExceptionOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: number;
}

export class HTTPPartialContent extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPPartialContentOptions | undefined,
    options?: WithoutDetail<HTTPPartialContentOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 206;
  readonly status: 206;
  readonly statusCode: 206;
}

export interface HTTPPartialContentOptions extends HTTPExceptionOptions {
}

export { HTTPContentTooLarge as HTTPPayloadTooLarge };

export class HTTPPaymentRequired extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPPaymentRequiredOptions | undefined,
    options?: WithoutDetail<HTTPPaymentRequiredOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 402;
  readonly status: 402;
  readonly statusCode: 402;
}

export interface HTTPPaymentRequiredOptions extends ClientErrorOptions {
}

export class HTTPPermanentRedirect extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 308;
  readonly status: 308;
  readonly statusCode: 308;
}

export type HTTPPermanentRedirectOptions = LocationOptions;

export class HTTPPreconditionFailed extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPPreconditionFailedOptions | undefined,
    options?: WithoutDetail<HTTPPreconditionFailedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 412;
  readonly status: 412;
  readonly statusCode: 412;
}

export interface HTTPPreconditionFailedOptions extends ClientErrorOptions {
}

export class HTTPPreconditionRequired extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPPreconditionRequiredOptions | undefined,
    options?: WithoutDetail<HTTPPreconditionRequiredOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 428;
  readonly status: 428;
  readonly statusCode: 428;
}

export interface HTTPPreconditionRequiredOptions extends ClientErrorOptions {
}

export class HTTPProxyAuthenticationRequired extends HTTPClientError {
  constructor(...args: ArgumentsWith<"challenges", HTTPProxyAuthenticationRequiredOptions>);
  static readonly name: string;
  static readonly status: 407;
  readonly status: 407;
  readonly statusCode: 407;
}

export interface HTTPProxyAuthenticationRequiredOptions extends ChallengeOptions {
}

export class HTTPRangeNotSatisfiable extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPRangeNotSatisfiableOptions | undefined,
    options?: WithoutDetail<HTTPRangeNotSatisfiableOptions> | undefined,
  );
  get length(): number | undefined;
  static readonly name: string;
  static readonly status: 416;
  readonly status: 416;
  readonly statusCode: 416;
  get unit(): string;
}

export interface HTTPRangeNotSatisfiableOptions extends RangeOptions {
}

export class HTTPRedirection extends HTTPException {
  constructor(
    detailOrOptions?: string | RetryOptions | undefined,
    options?: WithoutDetail<RetryOptions> | undefined,
  );
  static readonly name: string;
}

export { HTTPContentTooLarge as HTTPRequestEntityTooLarge };

export class HTTPRequestHeaderFieldsTooLarge extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPRequestHeaderFieldsTooLargeOptions | undefined,
    options?: WithoutDetail<HTTPRequestHeaderFieldsTooLargeOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 431;
  readonly status: 431;
  readonly statusCode: 431;
}

export interface HTTPRequestHeaderFieldsTooLargeOptions extends ClientErrorOptions {
}

export { HTTPRangeNotSatisfiable as HTTPRequestRangeNotSatisfiable };

export class HTTPRequestTimeout extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPRequestTimeoutOptions | undefined,
    options?: WithoutDetail<HTTPRequestTimeoutOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 408;
  readonly status: 408;
  readonly statusCode: 408;
}

export interface HTTPRequestTimeoutOptions extends ClientErrorOptions {
}

export { HTTPURITooLong as HTTPRequestURITooLarge };

export { HTTPURITooLong as HTTPRequestURITooLong };

export { HTTPRangeNotSatisfiable as HTTPRequestedRangeNotSatisfiable };

export class HTTPResetContent extends HTTPOk {
  constructor(
    detailOrOptions?: string | HTTPResetContentOptions | undefined,
    options?: WithoutDetail<HTTPResetContentOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 205;
  readonly status: 205;
  readonly statusCode: 205;
}

export interface HTTPResetContentOptions extends HTTPExceptionOptions {
}

export class HTTPSeeOther extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 303;
  readonly status: 303;
  readonly statusCode: 303;
}

export type HTTPSeeOtherOptions = LocationOptions;

export class HTTPServerError extends HTTPError {
  constructor(
    detailOrOptions?: string | RetryOptions | undefined,
    options?: WithoutDetail<RetryOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: number;
}

export class HTTPServiceUnavailable extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPServiceUnavailableOptions | undefined,
    options?: WithoutDetail<HTTPServiceUnavailableOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 503;
  readonly status: 503;
  readonly statusCode: 503;
}

export interface HTTPServiceUnavailableOptions extends RetryOptions {
}

export class HTTPTemporaryRedirect extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 307;
  readonly status: 307;
  readonly statusCode: 307;
}

export type HTTPTemporaryRedirectOptions = LocationOptions;

export class HTTPTooEarly extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPTooEarlyOptions | undefined,
    options?: WithoutDetail<HTTPTooEarlyOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 425;
  readonly status: 425;
  readonly statusCode: 425;
}

export interface HTTPTooEarlyOptions extends ClientErrorOptions {
}

export class HTTPTooManyRequests extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPTooManyRequestsOptions | undefined,
    options?: WithoutDetail<HTTPTooManyRequestsOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 429;
  readonly status: 429;
  readonly statusCode: 429;
}

export interface HTTPTooManyRequestsOptions extends ClientErrorOptions {
}

export class HTTPURITooLong extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPURITooLongOptions | undefined,
    options?: WithoutDetail<HTTPURITooLongOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 414;
  readonly status: 414;
  readonly statusCode: 414;
}

export interface HTTPURITooLongOptions extends ClientErrorOptions {
}

export class HTTPUnauthorized extends HTTPClientError {
  constructor(...args: ArgumentsWith<"challenges", HTTPUnauthorizedOptions>);
  static readonly name: string;
  static readonly status: 401;
  readonly status: 401;
  readonly statusCode: 401;
}

export interface HTTPUnauthorizedOptions extends ChallengeOptions {
}

export class HTTPUnavailableForLegalReasons extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPUnavailableForLegalReasonsOptions | undefined,
    options?: WithoutDetail<HTTPUnavailableForLegalReasonsOptions> | undefined,
  );
  get blockedBy(): string | undefined;
  static readonly name: string;
  static readonly status: 451;
  readonly status: 451;
  readonly statusCode: 451;
}

export interface HTTPUnavailableForLegalReasonsOptions extends BlockedByOptions {
}

export class HTTPUnprocessableContent extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPUnprocessableContentOptions | undefined,
    options?: WithoutDetail<HTTPUnprocessableContentOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 422;
  readonly status: 422;
  readonly statusCode: 422;
}

export interface HTTPUnprocessableContentOptions extends ClientErrorOptions {
}

export { HTTPUnprocessableContent as HTTPUnprocessableEntity };

export class HTTPUnsupportedMediaType extends HTTPClientError {
  constructor(
    detailOrOptions?: string | HTTPUnsupportedMediaTypeOptions | undefined,
    options?: WithoutDetail<HTTPUnsupportedMediaTypeOptions> | undefined,
  );
  get accept(): readonly string[];
  get acceptEncoding(): readonly string[];
  get acceptPatch(): readonly string[];
  static readonly name: string;
  static readonly status: 415;
  readonly status: 415;
  readonly statusCode: 415;
}

export interface HTTPUnsupportedMediaTypeOptions extends AcceptOptions {
}

export class HTTPUpgradeRequired extends HTTPClientError {
  constructor(...args: ArgumentsWith<"upgrade", HTTPUpgradeRequiredOptions>);
  static readonly name: string;
  static readonly status: 426;
  readonly status: 426;
  readonly statusCode: 426;
  get upgrade(): readonly string[];
}

export interface HTTPUpgradeRequiredOptions extends UpgradeOptions {
}

export { HTTPURITooLong as HTTPUriTooLong };

export class HTTPUseProxy extends HTTPRedirection {
  constructor(...args: ArgumentsWith<"addSlash" | "location", LocationOptions>);
  get location(): string | undefined;
  static readonly name: string;
  static readonly status: 305;
  readonly status: 305;
  readonly statusCode: 305;
}

export type HTTPUseProxyOptions = LocationOptions;

export class HTTPVariantAlsoNegotiates extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPVariantAlsoNegotiatesOptions | undefined,
    options?: WithoutDetail<HTTPVariantAlsoNegotiatesOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 506;
  readonly status: 506;
  readonly statusCode: 506;
}

export interface HTTPVariantAlsoNegotiatesOptions extends RetryOptions {
}

export class HTTPVersionNotSupported extends HTTPServerError {
  constructor(
    detailOrOptions?: string | HTTPVersionNotSupportedOptions | undefined,
    options?: WithoutDetail<HTTPVersionNotSupportedOptions> | undefined,
  );
  static readonly name: string;
  static readonly status: 505;
  readonly status: 505;
  readonly statusCode: 505;
}

export interface HTTPVersionNotSupportedOptions extends RetryOptions {
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

export type StatusArguments<Status> = Status extends keyof typeof statusMap ? ConstructorParameters<(typeof statusMap)[Status]> : readonly unknown[];

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

export type WithoutDetail<Options> = Options & {
  readonly detail?: undefined;
};

export function abort<Status extends number | Response>(
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>,
): never;

export function assert<Status extends number | Response>(
  condition: unknown,
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>,
): asserts condition;

export function basic(
  options: {
    readonly realm: string;
  },
): {
  readonly scheme: "Basic";
  readonly params: {
    readonly [name: string]: string;
  };
};

export function bearer(
  options: BearerOptions,
): {
  readonly scheme: "Bearer";
  readonly params: {
    readonly [name: string]: string;
  };
};

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

const BEARER_ERRORS: readonly ["invalid_request", "invalid_token", "insufficient_scope", "insufficient_user_authentication"];

interface BearerParameters {
  readonly acrValues?: string | readonly string[] | undefined;
  readonly error?: BearerError | undefined;
  readonly errorDescription?: string | undefined;
  readonly maxAge?: number | undefined;
  readonly realm?: string | undefined;
  readonly resourceMetadata?: string | URL | undefined;
  readonly scope?: string | readonly string[] | undefined;
}

type Abort = (status: number | Response | PropertyKey, ...args: readonly unknown[]) => never;

type ArgumentsWith<Required extends string, Options> =
  | [options: Options & RequiredNames<Required>]
  | [detail: string | undefined, options: WithoutDetail<Options>];

type ErrorStatus = {
  [Status in keyof typeof statusMap]: `${Status}` extends `${4 | 5}${string}` ? Status : never;
}[keyof typeof statusMap];

type RequiredNames<Name extends string> = Name extends string ? unknown : never;
