export const BadGateway: HttpErrorConstructor<502>;

export const BadRequest: HttpErrorConstructor<400>;

export const BandwidthLimitExceeded: HttpErrorConstructor<509>;

export const Conflict: HttpErrorConstructor<409>;

export interface CreateError extends CreateHttpError, ClassesByName, ClassesByStatus {
  HttpError: HttpErrorBase;
  isHttpError: IsHttpError;
}

export interface CreateHttpError {
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

export const ExpectationFailed: HttpErrorConstructor<417>;

export const FailedDependency: HttpErrorConstructor<424>;

export const Forbidden: HttpErrorConstructor<403>;

export const GatewayTimeout: HttpErrorConstructor<504>;

export const Gone: HttpErrorConstructor<410>;

export const HTTPVersionNotSupported: HttpErrorConstructor<505>;

export interface HttpError<Status extends number = number> extends Error {
  [name: string]: any;
  expose: boolean;
  headers?: {
    [name: string]: string;
  } | undefined;
  status: Status;
  statusCode: Status;
  toResponse(request?: RequestLike): Response;
}

export const HttpError: HttpErrorBase;

export interface HttpErrorConstructor<Status extends number = number> {
  new (message?: string | null): HttpError<Status>;
  (message?: string | null): HttpError<Status>;
  readonly prototype: HttpError<Status>;
}

export const ImATeapot: HttpErrorConstructor<418>;

export const InsufficientStorage: HttpErrorConstructor<507>;

export const InternalServerError: HttpErrorConstructor<500>;

export type IsHttpError = (value: unknown) => value is HttpError;

export const LengthRequired: HttpErrorConstructor<411>;

export const Locked: HttpErrorConstructor<423>;

export const LoopDetected: HttpErrorConstructor<508>;

export const MethodNotAllowed: HttpErrorConstructor<405>;

export const MisdirectedRequest: HttpErrorConstructor<421>;

export type NamedConstructors = ClassesByName & ClassesByStatus & {
  HttpError: HttpErrorBase;
};

export const NetworkAuthenticationRequired: HttpErrorConstructor<511>;

export const NotAcceptable: HttpErrorConstructor<406>;

export const NotExtended: HttpErrorConstructor<510>;

export const NotFound: HttpErrorConstructor<404>;

export const NotImplemented: HttpErrorConstructor<501>;

export const PayloadTooLarge: HttpErrorConstructor<413>;

export const PaymentRequired: HttpErrorConstructor<402>;

export const PreconditionFailed: HttpErrorConstructor<412>;

export const PreconditionRequired: HttpErrorConstructor<428>;

export interface Properties {
  [name: string]: any;
  expose?: boolean | undefined;
  headers?: {
    [name: string]: string | number | readonly string[];
  } | undefined;
}

export const ProxyAuthenticationRequired: HttpErrorConstructor<407>;

export const RangeNotSatisfiable: HttpErrorConstructor<416>;

export const RequestHeaderFieldsTooLarge: HttpErrorConstructor<431>;

export const RequestTimeout: HttpErrorConstructor<408>;

export const ServiceUnavailable: HttpErrorConstructor<503>;

export const TooEarly: HttpErrorConstructor<425>;

export const TooManyRequests: HttpErrorConstructor<429>;

export const URITooLong: HttpErrorConstructor<414>;

export const Unauthorized: HttpErrorConstructor<401>;

export const UnavailableForLegalReasons: HttpErrorConstructor<451>;

export type UnknownError = Error | string | {
  [key: string]: any;
};

export const UnprocessableEntity: HttpErrorConstructor<422>;

export const UnsupportedMediaType: HttpErrorConstructor<415>;

export const UpgradeRequired: HttpErrorConstructor<426>;

export const VariantAlsoNegotiates: HttpErrorConstructor<506>;

export default createError;

const createError: CreateError;

namespace createError {
  type CreateError = CreateError;
  type CreateHttpError = CreateHttpError;
  type HttpError<Status extends number = number> = HttpError<Status>;
  type HttpErrorConstructor<Status extends number = number> = HttpErrorConstructor<Status>;
  type IsHttpError = IsHttpError;
  type NamedConstructors = NamedConstructors;
  type Properties = Properties;
  type UnknownError = UnknownError;
}

export const isHttpError: IsHttpError;

// Not exported, but part of the types above:

type ClassesByName = typeof classes;

type ClassesByStatus = {
  [Name in keyof ClassesByName as `${ClassesByName[Name]["prototype"]["status"]}`]: ClassesByName[Name];
};

type FurtherArguments = readonly (UnknownError | Properties | null)[];

type HttpErrorBase = (abstract new () => HttpError) & {
  readonly prototype: HttpError;
};
