// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import { toList } from "../../values/lists.js";
import type { ArgumentsWith } from "../constructor-types.js";
import { defineClass } from "../define-class.js";
import { defineDutyClass } from "../define-duty-class.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../families.js";
import { parsePartArguments, readRequestPart } from "../request-part.js";
import type {
  HTTPInvalidHeaderOptions,
  HTTPMissingHeaderOptions,
  HTTPInvalidParamOptions,
  HTTPMissingParamOptions,
  HTTPMissingKeyOptions,
} from "./classes.js";

export const HTTPCreated = /* @__PURE__ */ defineDutyClass(201, "Created", HTTPOk, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPAccepted = /* @__PURE__ */ defineDutyClass(202, "Accepted", HTTPOk, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPNonAuthoritativeInformation = /* @__PURE__ */ defineClass(203, "Non-Authoritative Information", HTTPOk);
export const HTTPNoContent = /* @__PURE__ */ defineClass(204, "No Content", HTTPOk);
export const HTTPResetContent = /* @__PURE__ */ defineClass(205, "Reset Content", HTTPOk);
export const HTTPPartialContent = /* @__PURE__ */ defineClass(206, "Partial Content", HTTPOk);
export const HTTPMultiStatus = /* @__PURE__ */ defineClass(207, "Multi-Status", HTTPOk);
export const HTTPAlreadyReported = /* @__PURE__ */ defineClass(208, "Already Reported", HTTPOk);
export const HTTPIMUsed = /* @__PURE__ */ defineClass(226, "IM Used", HTTPOk);
export const HTTPMultipleChoices = /* @__PURE__ */ defineDutyClass(300, "Multiple Choices", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPMovedPermanently = /* @__PURE__ */ defineDutyClass(301, "Moved Permanently", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPFound = /* @__PURE__ */ defineDutyClass(302, "Found", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPSeeOther = /* @__PURE__ */ defineDutyClass(303, "See Other", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPNotModified = /* @__PURE__ */ defineClass(304, "Not Modified", HTTPRedirection);
export const HTTPUseProxy = /* @__PURE__ */ defineDutyClass(305, "Use Proxy", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPTemporaryRedirect = /* @__PURE__ */ defineDutyClass(307, "Temporary Redirect", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPPermanentRedirect = /* @__PURE__ */ defineDutyClass(308, "Permanent Redirect", HTTPRedirection, {
  location: (options) => options.location === undefined ? undefined : String(options.location),
});
export const HTTPBadRequest = /* @__PURE__ */ defineClass(400, "Bad Request", HTTPClientError);
export const HTTPUnauthorized = /* @__PURE__ */ defineDutyClass(401, "Unauthorized", HTTPClientError, {});
export const HTTPPaymentRequired = /* @__PURE__ */ defineClass(402, "Payment Required", HTTPClientError);
export const HTTPForbidden = /* @__PURE__ */ defineClass(403, "Forbidden", HTTPClientError);
export const HTTPNotFound = /* @__PURE__ */ defineClass(404, "Not Found", HTTPClientError);
export const HTTPMethodNotAllowed = /* @__PURE__ */ defineDutyClass(405, "Method Not Allowed", HTTPClientError, {
  allow: (options) => toList(options.allow ?? []),
});
export const HTTPNotAcceptable = /* @__PURE__ */ defineClass(406, "Not Acceptable", HTTPClientError);
export const HTTPProxyAuthenticationRequired = /* @__PURE__ */ defineDutyClass(407, "Proxy Authentication Required", HTTPClientError, {});
export const HTTPRequestTimeout = /* @__PURE__ */ defineClass(408, "Request Timeout", HTTPClientError);
export const HTTPConflict = /* @__PURE__ */ defineClass(409, "Conflict", HTTPClientError);
export const HTTPGone = /* @__PURE__ */ defineClass(410, "Gone", HTTPClientError);
export const HTTPLengthRequired = /* @__PURE__ */ defineClass(411, "Length Required", HTTPClientError);
export const HTTPPreconditionFailed = /* @__PURE__ */ defineClass(412, "Precondition Failed", HTTPClientError);
export const HTTPContentTooLarge = /* @__PURE__ */ defineClass(413, "Content Too Large", HTTPClientError);
export const HTTPURITooLong = /* @__PURE__ */ defineClass(414, "URI Too Long", HTTPClientError);
export const HTTPUnsupportedMediaType = /* @__PURE__ */ defineDutyClass(415, "Unsupported Media Type", HTTPClientError, {
  accept: (options) => toList(options.accept ?? []),
  acceptEncoding: (options) => toList(options.acceptEncoding ?? []),
  acceptPatch: (options) => toList(options.acceptPatch ?? []),
});
export const HTTPRangeNotSatisfiable = /* @__PURE__ */ defineDutyClass(416, "Range Not Satisfiable", HTTPClientError, {
  length: (options) => options.length,
  unit: (options) => options.unit ?? "bytes",
});
export const HTTPExpectationFailed = /* @__PURE__ */ defineClass(417, "Expectation Failed", HTTPClientError);
export const HTTPImATeapot = /* @__PURE__ */ defineClass(418, "I'm a Teapot", HTTPClientError);
export const HTTPMisdirectedRequest = /* @__PURE__ */ defineClass(421, "Misdirected Request", HTTPClientError);
export const HTTPUnprocessableContent = /* @__PURE__ */ defineClass(422, "Unprocessable Content", HTTPClientError);
export const HTTPLocked = /* @__PURE__ */ defineClass(423, "Locked", HTTPClientError);
export const HTTPFailedDependency = /* @__PURE__ */ defineClass(424, "Failed Dependency", HTTPClientError);
export const HTTPTooEarly = /* @__PURE__ */ defineClass(425, "Too Early", HTTPClientError);
export const HTTPUpgradeRequired = /* @__PURE__ */ defineDutyClass(426, "Upgrade Required", HTTPClientError, {
  upgrade: (options) => toList(options.upgrade ?? []),
});
export const HTTPPreconditionRequired = /* @__PURE__ */ defineClass(428, "Precondition Required", HTTPClientError);
export const HTTPTooManyRequests = /* @__PURE__ */ defineClass(429, "Too Many Requests", HTTPClientError);
export const HTTPRequestHeaderFieldsTooLarge = /* @__PURE__ */ defineClass(431, "Request Header Fields Too Large", HTTPClientError);
export const HTTPUnavailableForLegalReasons = /* @__PURE__ */ defineDutyClass(451, "Unavailable For Legal Reasons", HTTPClientError, {
  blockedBy: (options) => options.blockedBy,
});
export const HTTPInternalServerError = /* @__PURE__ */ defineClass(500, "Internal Server Error", HTTPServerError);
export const HTTPNotImplemented = /* @__PURE__ */ defineClass(501, "Not Implemented", HTTPServerError);
export const HTTPBadGateway = /* @__PURE__ */ defineClass(502, "Bad Gateway", HTTPServerError);
export const HTTPServiceUnavailable = /* @__PURE__ */ defineClass(503, "Service Unavailable", HTTPServerError);
export const HTTPGatewayTimeout = /* @__PURE__ */ defineClass(504, "Gateway Timeout", HTTPServerError);
export const HTTPVersionNotSupported = /* @__PURE__ */ defineClass(505, "HTTP Version Not Supported", HTTPServerError);
export const HTTPVariantAlsoNegotiates = /* @__PURE__ */ defineClass(506, "Variant Also Negotiates", HTTPServerError);
export const HTTPInsufficientStorage = /* @__PURE__ */ defineClass(507, "Insufficient Storage", HTTPServerError);
export const HTTPLoopDetected = /* @__PURE__ */ defineClass(508, "Loop Detected", HTTPServerError);
export const HTTPNotExtended = /* @__PURE__ */ defineClass(510, "Not Extended", HTTPServerError);
export const HTTPNetworkAuthenticationRequired = /* @__PURE__ */ defineClass(511, "Network Authentication Required", HTTPServerError);

export class HTTPInvalidHeader extends HTTPBadRequest {
  static override readonly title: string = "Invalid Header";
  static override readonly name: string = "HTTPInvalidHeader";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "header";

  constructor(...args: ArgumentsWith<"header", HTTPInvalidHeaderOptions>);
  constructor(first?: string | HTTPInvalidHeaderOptions, second?: HTTPInvalidHeaderOptions) {
    super(parsePartArguments("The header {} has a value that cannot be used.", "header", first, second));
  }

  /** The name of the header. */
  get header(): string {
    return readRequestPart(this.options);
  }
}

export class HTTPMissingHeader extends HTTPBadRequest {
  static override readonly title: string = "Missing Header";
  static override readonly name: string = "HTTPMissingHeader";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "header";

  constructor(...args: ArgumentsWith<"header", HTTPMissingHeaderOptions>);
  constructor(first?: string | HTTPMissingHeaderOptions, second?: HTTPMissingHeaderOptions) {
    super(parsePartArguments("The header {} must be sent.", "header", first, second));
  }

  /** The name of the header. */
  get header(): string {
    return readRequestPart(this.options);
  }
}

export class HTTPInvalidParam extends HTTPBadRequest {
  static override readonly title: string = "Invalid Parameter";
  static override readonly name: string = "HTTPInvalidParam";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "param";

  constructor(...args: ArgumentsWith<"param", HTTPInvalidParamOptions>);
  constructor(first?: string | HTTPInvalidParamOptions, second?: HTTPInvalidParamOptions) {
    super(parsePartArguments("The parameter {} has a value that cannot be used.", "param", first, second));
  }

  /** The name of the parameter. */
  get param(): string {
    return readRequestPart(this.options);
  }
}

export class HTTPMissingParam extends HTTPBadRequest {
  static override readonly title: string = "Missing Parameter";
  static override readonly name: string = "HTTPMissingParam";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "param";

  constructor(...args: ArgumentsWith<"param", HTTPMissingParamOptions>);
  constructor(first?: string | HTTPMissingParamOptions, second?: HTTPMissingParamOptions) {
    super(parsePartArguments("The parameter {} must be sent.", "param", first, second));
  }

  /** The name of the parameter. */
  get param(): string {
    return readRequestPart(this.options);
  }
}

export class HTTPMissingKey extends HTTPBadRequest {
  static override readonly title: string = "Missing Key";
  static override readonly name: string = "HTTPMissingKey";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "key";

  constructor(...args: ArgumentsWith<"key", HTTPMissingKeyOptions>);
  constructor(first?: string | HTTPMissingKeyOptions, second?: HTTPMissingKeyOptions) {
    super(parsePartArguments("The key {} must be sent.", "key", first, second));
  }

  /** The key. */
  get key(): string {
    return readRequestPart(this.options);
  }
}

export class HTTPClientDisconnected extends HTTPBadRequest {
  static override readonly name: string = "HTTPClientDisconnected";
}

// Older names, and the names that other libraries use.
export {
  HTTPContentTooLarge as HTTPPayloadTooLarge,
  HTTPContentTooLarge as HTTPRequestEntityTooLarge,
  HTTPURITooLong as HTTPUriTooLong,
  HTTPURITooLong as HTTPRequestURITooLarge,
  HTTPURITooLong as HTTPRequestURITooLong,
  HTTPRangeNotSatisfiable as HTTPRequestedRangeNotSatisfiable,
  HTTPRangeNotSatisfiable as HTTPRequestRangeNotSatisfiable,
  HTTPUnprocessableContent as HTTPUnprocessableEntity,
  HTTPMissingKey as HTTPBadRequestKeyError,
};
