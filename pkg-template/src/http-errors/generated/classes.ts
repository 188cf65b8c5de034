// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

/** The classes of http-errors. */

import { createHttpErrorClass } from "../create-class.js";
import type { HttpErrorConstructor } from "../http-error.js";

/** 400 Bad Request. */
export const BadRequest: HttpErrorConstructor<400> = createHttpErrorClass(400, "BadRequest");

/** 401 Unauthorized. */
export const Unauthorized: HttpErrorConstructor<401> = createHttpErrorClass(401, "Unauthorized");

/** 402 Payment Required. */
export const PaymentRequired: HttpErrorConstructor<402> =
  createHttpErrorClass(402, "PaymentRequired");

/** 403 Forbidden. */
export const Forbidden: HttpErrorConstructor<403> = createHttpErrorClass(403, "Forbidden");

/** 404 Not Found. */
export const NotFound: HttpErrorConstructor<404> = createHttpErrorClass(404, "NotFound");

/** 405 Method Not Allowed. */
export const MethodNotAllowed: HttpErrorConstructor<405> =
  createHttpErrorClass(405, "MethodNotAllowed");

/** 406 Not Acceptable. */
export const NotAcceptable: HttpErrorConstructor<406> = createHttpErrorClass(406, "NotAcceptable");

/** 407 Proxy Authentication Required. */
export const ProxyAuthenticationRequired: HttpErrorConstructor<407> =
  createHttpErrorClass(407, "ProxyAuthenticationRequired");

/** 408 Request Timeout. */
export const RequestTimeout: HttpErrorConstructor<408> =
  createHttpErrorClass(408, "RequestTimeout");

/** 409 Conflict. */
export const Conflict: HttpErrorConstructor<409> = createHttpErrorClass(409, "Conflict");

/** 410 Gone. */
export const Gone: HttpErrorConstructor<410> = createHttpErrorClass(410, "Gone");

/** 411 Length Required. */
export const LengthRequired: HttpErrorConstructor<411> =
  createHttpErrorClass(411, "LengthRequired");

/** 412 Precondition Failed. */
export const PreconditionFailed: HttpErrorConstructor<412> =
  createHttpErrorClass(412, "PreconditionFailed");

/** 413 Payload Too Large. */
export const PayloadTooLarge: HttpErrorConstructor<413> =
  createHttpErrorClass(413, "PayloadTooLarge");

/** 414 URI Too Long. */
export const URITooLong: HttpErrorConstructor<414> = createHttpErrorClass(414, "URITooLong");

/** 415 Unsupported Media Type. */
export const UnsupportedMediaType: HttpErrorConstructor<415> =
  createHttpErrorClass(415, "UnsupportedMediaType");

/** 416 Range Not Satisfiable. */
export const RangeNotSatisfiable: HttpErrorConstructor<416> =
  createHttpErrorClass(416, "RangeNotSatisfiable");

/** 417 Expectation Failed. */
export const ExpectationFailed: HttpErrorConstructor<417> =
  createHttpErrorClass(417, "ExpectationFailed");

/** 418 I'm a Teapot. */
export const ImATeapot: HttpErrorConstructor<418> = createHttpErrorClass(418, "ImATeapot");

/** 421 Misdirected Request. */
export const MisdirectedRequest: HttpErrorConstructor<421> =
  createHttpErrorClass(421, "MisdirectedRequest");

/** 422 Unprocessable Entity. */
export const UnprocessableEntity: HttpErrorConstructor<422> =
  createHttpErrorClass(422, "UnprocessableEntity");

/** 423 Locked. */
export const Locked: HttpErrorConstructor<423> = createHttpErrorClass(423, "Locked");

/** 424 Failed Dependency. */
export const FailedDependency: HttpErrorConstructor<424> =
  createHttpErrorClass(424, "FailedDependency");

/** 425 Too Early. */
export const TooEarly: HttpErrorConstructor<425> = createHttpErrorClass(425, "TooEarly");

/** 426 Upgrade Required. */
export const UpgradeRequired: HttpErrorConstructor<426> =
  createHttpErrorClass(426, "UpgradeRequired");

/** 428 Precondition Required. */
export const PreconditionRequired: HttpErrorConstructor<428> =
  createHttpErrorClass(428, "PreconditionRequired");

/** 429 Too Many Requests. */
export const TooManyRequests: HttpErrorConstructor<429> =
  createHttpErrorClass(429, "TooManyRequests");

/** 431 Request Header Fields Too Large. */
export const RequestHeaderFieldsTooLarge: HttpErrorConstructor<431> =
  createHttpErrorClass(431, "RequestHeaderFieldsTooLarge");

/** 451 Unavailable For Legal Reasons. */
export const UnavailableForLegalReasons: HttpErrorConstructor<451> =
  createHttpErrorClass(451, "UnavailableForLegalReasons");

/** 500 Internal Server Error. */
export const InternalServerError: HttpErrorConstructor<500> =
  createHttpErrorClass(500, "InternalServerError");

/** 501 Not Implemented. */
export const NotImplemented: HttpErrorConstructor<501> =
  createHttpErrorClass(501, "NotImplemented");

/** 502 Bad Gateway. */
export const BadGateway: HttpErrorConstructor<502> = createHttpErrorClass(502, "BadGateway");

/** 503 Service Unavailable. */
export const ServiceUnavailable: HttpErrorConstructor<503> =
  createHttpErrorClass(503, "ServiceUnavailable");

/** 504 Gateway Timeout. */
export const GatewayTimeout: HttpErrorConstructor<504> =
  createHttpErrorClass(504, "GatewayTimeout");

/** 505 HTTP Version Not Supported. */
export const HTTPVersionNotSupported: HttpErrorConstructor<505> =
  createHttpErrorClass(505, "HTTPVersionNotSupported");

/** 506 Variant Also Negotiates. */
export const VariantAlsoNegotiates: HttpErrorConstructor<506> =
  createHttpErrorClass(506, "VariantAlsoNegotiates");

/** 507 Insufficient Storage. */
export const InsufficientStorage: HttpErrorConstructor<507> =
  createHttpErrorClass(507, "InsufficientStorage");

/** 508 Loop Detected. */
export const LoopDetected: HttpErrorConstructor<508> = createHttpErrorClass(508, "LoopDetected");

/** 509 Bandwidth Limit Exceeded. */
export const BandwidthLimitExceeded: HttpErrorConstructor<509> =
  createHttpErrorClass(509, "BandwidthLimitExceeded");

/** 510 Not Extended. */
export const NotExtended: HttpErrorConstructor<510> = createHttpErrorClass(510, "NotExtended");

/** 511 Network Authentication Required. */
export const NetworkAuthenticationRequired: HttpErrorConstructor<511> =
  createHttpErrorClass(511, "NetworkAuthenticationRequired");
