// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import type {
  HTTPExceptionOptions,
  RetryOptions,
  ClientErrorOptions,
  OptionalLocationOptions,
  AllowOptions,
  UpgradeOptions,
  RangeOptions,
  AcceptOptions,
  BlockedByOptions,
  ChallengeOptions,
  LocationOptions,
} from "../../model/options.js";
import { toList } from "../../values/lists.js";
import type {
  ArgumentsWith,
  SubclassConstructor,
  SubclassConstructorWith,
} from "../constructor-types.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../families.js";
import { parsePartArguments, readRequestPart } from "../request-part.js";

/** The options of a 201. */
export interface HTTPCreatedOptions extends OptionalLocationOptions {}

/**
 * 201 Created (RFC 9110, 15.3.2). Something new was created.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPCreated } from "httpexc";
 *
 * console.assert(new HTTPCreated({ location: "/elsewhere" }).status === 201);
 * ```
 */
export class HTTPCreated extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPCreatedOptions>) {
  static override readonly status = 201 as const;
  static override readonly name: string = "HTTPCreated";
  declare readonly status: 201;
  declare readonly statusCode: 201;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 202. */
export interface HTTPAcceptedOptions extends OptionalLocationOptions, RetryOptions {}

/**
 * 202 Accepted (RFC 9110, 15.3.3). The request was accepted and will be processed later.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPAccepted } from "httpexc";
 *
 * console.assert(new HTTPAccepted({ location: "/elsewhere" }).status === 202);
 * ```
 */
export class HTTPAccepted extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPAcceptedOptions>) {
  static override readonly status = 202 as const;
  static override readonly name: string = "HTTPAccepted";
  declare readonly status: 202;
  declare readonly statusCode: 202;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 203. */
export interface HTTPNonAuthoritativeInformationOptions extends HTTPExceptionOptions {}

/**
 * 203 Non-Authoritative Information (RFC 9110, 15.3.4). The request succeeded, but a proxy changed
 * the response.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNonAuthoritativeInformation } from "httpexc";
 *
 * console.assert(new HTTPNonAuthoritativeInformation().status === 203);
 * ```
 */
export class HTTPNonAuthoritativeInformation extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPNonAuthoritativeInformationOptions>) {
  static override readonly status = 203 as const;
  static override readonly name: string = "HTTPNonAuthoritativeInformation";
  declare readonly status: 203;
  declare readonly statusCode: 203;
}

/** The options of a 204. */
export interface HTTPNoContentOptions extends HTTPExceptionOptions {}

/**
 * 204 No Content (RFC 9110, 15.3.5). The request succeeded, and there is nothing to show.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNoContent } from "httpexc";
 *
 * console.assert(new HTTPNoContent().status === 204);
 * ```
 */
export class HTTPNoContent extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPNoContentOptions>) {
  static override readonly status = 204 as const;
  static override readonly name: string = "HTTPNoContent";
  declare readonly status: 204;
  declare readonly statusCode: 204;
}

/** The options of a 205. */
export interface HTTPResetContentOptions extends HTTPExceptionOptions {}

/**
 * 205 Reset Content (RFC 9110, 15.3.6). The request succeeded, and the form or view can be cleared
 * now.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPResetContent } from "httpexc";
 *
 * console.assert(new HTTPResetContent().status === 205);
 * ```
 */
export class HTTPResetContent extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPResetContentOptions>) {
  static override readonly status = 205 as const;
  static override readonly name: string = "HTTPResetContent";
  declare readonly status: 205;
  declare readonly statusCode: 205;
}

/** The options of a 206. */
export interface HTTPPartialContentOptions extends HTTPExceptionOptions {}

/**
 * 206 Partial Content (RFC 9110, 15.3.7). This is only the part that was requested.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPPartialContent } from "httpexc";
 *
 * console.assert(new HTTPPartialContent().status === 206);
 * ```
 */
export class HTTPPartialContent extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPPartialContentOptions>) {
  static override readonly status = 206 as const;
  static override readonly name: string = "HTTPPartialContent";
  declare readonly status: 206;
  declare readonly statusCode: 206;
}

/** The options of a 207. */
export interface HTTPMultiStatusOptions extends HTTPExceptionOptions {}

/**
 * 207 Multi-Status (RFC 4918, 11.1). Several operations were tried, and each has its own result.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPMultiStatus } from "httpexc";
 *
 * console.assert(new HTTPMultiStatus().status === 207);
 * ```
 */
export class HTTPMultiStatus extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPMultiStatusOptions>) {
  static override readonly status = 207 as const;
  static override readonly name: string = "HTTPMultiStatus";
  declare readonly status: 207;
  declare readonly statusCode: 207;
}

/** The options of a 208. */
export interface HTTPAlreadyReportedOptions extends HTTPExceptionOptions {}

/**
 * 208 Already Reported (RFC 5842, 7.1). These members were already listed earlier in the same
 * response.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPAlreadyReported } from "httpexc";
 *
 * console.assert(new HTTPAlreadyReported().status === 208);
 * ```
 */
export class HTTPAlreadyReported extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPAlreadyReportedOptions>) {
  static override readonly status = 208 as const;
  static override readonly name: string = "HTTPAlreadyReported";
  declare readonly status: 208;
  declare readonly statusCode: 208;
}

/** The options of a 226. */
export interface HTTPIMUsedOptions extends HTTPExceptionOptions {}

/**
 * 226 IM Used (RFC 3229, 10.4.1). The response has a special form, such as the changes since an
 * older copy.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPIMUsed } from "httpexc";
 *
 * console.assert(new HTTPIMUsed().status === 226);
 * ```
 */
export class HTTPIMUsed extends (HTTPOk as unknown as SubclassConstructor<typeof HTTPOk, HTTPIMUsedOptions>) {
  static override readonly status = 226 as const;
  static override readonly name: string = "HTTPIMUsed";
  declare readonly status: 226;
  declare readonly statusCode: 226;
}

/** The options of a 300. */
export interface HTTPMultipleChoicesOptions extends OptionalLocationOptions, RetryOptions {}

/**
 * 300 Multiple Choices (RFC 9110, 15.4.1). There are several versions to choose from.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPMultipleChoices } from "httpexc";
 *
 * console.assert(new HTTPMultipleChoices({ location: "/elsewhere" }).status === 300);
 * ```
 */
export class HTTPMultipleChoices extends (HTTPRedirection as unknown as SubclassConstructor<typeof HTTPRedirection, HTTPMultipleChoicesOptions>) {
  static override readonly status = 300 as const;
  static override readonly name: string = "HTTPMultipleChoices";
  declare readonly status: 300;
  declare readonly statusCode: 300;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 301. */
export type HTTPMovedPermanentlyOptions = LocationOptions;

/**
 * 301 Moved Permanently (RFC 9110, 15.4.2). This has moved to another address permanently.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPMovedPermanently } from "httpexc";
 *
 * console.assert(new HTTPMovedPermanently({ location: "/elsewhere" }).status === 301);
 * ```
 */
export class HTTPMovedPermanently extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPMovedPermanentlyOptions>) {
  static override readonly status = 301 as const;
  static override readonly name: string = "HTTPMovedPermanently";
  declare readonly status: 301;
  declare readonly statusCode: 301;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 302. */
export type HTTPFoundOptions = LocationOptions;

/**
 * 302 Found (RFC 9110, 15.4.3). This is at another address for now.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPFound } from "httpexc";
 *
 * console.assert(new HTTPFound({ location: "/elsewhere" }).status === 302);
 * ```
 */
export class HTTPFound extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPFoundOptions>) {
  static override readonly status = 302 as const;
  static override readonly name: string = "HTTPFound";
  declare readonly status: 302;
  declare readonly statusCode: 302;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 303. */
export type HTTPSeeOtherOptions = LocationOptions;

/**
 * 303 See Other (RFC 9110, 15.4.4). The page to see next is at another address.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPSeeOther } from "httpexc";
 *
 * console.assert(new HTTPSeeOther({ location: "/elsewhere" }).status === 303);
 * ```
 */
export class HTTPSeeOther extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPSeeOtherOptions>) {
  static override readonly status = 303 as const;
  static override readonly name: string = "HTTPSeeOther";
  declare readonly status: 303;
  declare readonly statusCode: 303;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 304. */
export interface HTTPNotModifiedOptions extends RetryOptions {}

/**
 * 304 Not Modified (RFC 9110, 15.4.5). Nothing has changed, so the stored copy is still valid.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNotModified } from "httpexc";
 *
 * console.assert(new HTTPNotModified().status === 304);
 * ```
 */
export class HTTPNotModified extends (HTTPRedirection as unknown as SubclassConstructor<typeof HTTPRedirection, HTTPNotModifiedOptions>) {
  static override readonly status = 304 as const;
  static override readonly name: string = "HTTPNotModified";
  declare readonly status: 304;
  declare readonly statusCode: 304;
}

/** The options of a 305. */
export type HTTPUseProxyOptions = LocationOptions;

/**
 * 305 Use Proxy (RFC 9110, 15.4.6). This can only be reached through another proxy.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUseProxy } from "httpexc";
 *
 * console.assert(new HTTPUseProxy({ location: "/elsewhere" }).status === 305);
 * ```
 */
export class HTTPUseProxy extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPUseProxyOptions>) {
  static override readonly status = 305 as const;
  static override readonly name: string = "HTTPUseProxy";
  declare readonly status: 305;
  declare readonly statusCode: 305;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 307. */
export type HTTPTemporaryRedirectOptions = LocationOptions;

/**
 * 307 Temporary Redirect (RFC 9110, 15.4.8). For now, send the same request to another address.
 *
 * A cache stores the response only if the response allows it.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPTemporaryRedirect } from "httpexc";
 *
 * console.assert(new HTTPTemporaryRedirect({ location: "/elsewhere" }).status === 307);
 * ```
 */
export class HTTPTemporaryRedirect extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPTemporaryRedirectOptions>) {
  static override readonly status = 307 as const;
  static override readonly name: string = "HTTPTemporaryRedirect";
  declare readonly status: 307;
  declare readonly statusCode: 307;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 308. */
export type HTTPPermanentRedirectOptions = LocationOptions;

/**
 * 308 Permanent Redirect (RFC 9110, 15.4.9). From now on, send the same request to another address.
 *
 * A cache may store the response.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPPermanentRedirect } from "httpexc";
 *
 * console.assert(new HTTPPermanentRedirect({ location: "/elsewhere" }).status === 308);
 * ```
 */
export class HTTPPermanentRedirect extends (HTTPRedirection as unknown as SubclassConstructorWith<"location" | "addSlash", typeof HTTPRedirection, HTTPPermanentRedirectOptions>) {
  static override readonly status = 308 as const;
  static override readonly name: string = "HTTPPermanentRedirect";
  declare readonly status: 308;
  declare readonly statusCode: 308;

  /** Where to look instead, or where the new resource is. */
  get location(): string | undefined {
    return this.options.location === undefined ? undefined : String(this.options.location);
  }
}

/** The options of a 400. */
export interface HTTPBadRequestOptions extends ClientErrorOptions {}

/**
 * 400 Bad Request (RFC 9110, 15.5.1). Something in the request is wrong, so it was not processed.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest } from "httpexc";
 *
 * console.assert(new HTTPBadRequest().status === 400);
 * ```
 */
export class HTTPBadRequest extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPBadRequestOptions>) {
  static override readonly status = 400 as const;
  static override readonly name: string = "HTTPBadRequest";
  declare readonly status: 400;
  declare readonly statusCode: 400;
}

/** The options of a 401. */
export interface HTTPUnauthorizedOptions extends ChallengeOptions {}

/**
 * 401 Unauthorized (RFC 9110, 15.5.2). This requires a valid sign-in.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUnauthorized } from "httpexc";
 *
 * console.assert(new HTTPUnauthorized({ challenges: { scheme: "Bearer", params: { realm: "api" } }
 * }).status === 401);
 * ```
 */
export class HTTPUnauthorized extends (HTTPClientError as unknown as SubclassConstructorWith<"challenges", typeof HTTPClientError, HTTPUnauthorizedOptions>) {
  static override readonly status = 401 as const;
  static override readonly name: string = "HTTPUnauthorized";
  declare readonly status: 401;
  declare readonly statusCode: 401;
}

/** The options of a 402. */
export interface HTTPPaymentRequiredOptions extends ClientErrorOptions {}

/**
 * 402 Payment Required (RFC 9110, 15.5.3). This requires a payment first.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPPaymentRequired } from "httpexc";
 *
 * console.assert(new HTTPPaymentRequired().status === 402);
 * ```
 */
export class HTTPPaymentRequired extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPPaymentRequiredOptions>) {
  static override readonly status = 402 as const;
  static override readonly name: string = "HTTPPaymentRequired";
  declare readonly status: 402;
  declare readonly statusCode: 402;
}

/** The options of a 403. */
export interface HTTPForbiddenOptions extends ClientErrorOptions {}

/**
 * 403 Forbidden (RFC 9110, 15.5.4). You do not have permission for this.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPForbidden } from "httpexc";
 *
 * console.assert(new HTTPForbidden().status === 403);
 * ```
 */
export class HTTPForbidden extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPForbiddenOptions>) {
  static override readonly status = 403 as const;
  static override readonly name: string = "HTTPForbidden";
  declare readonly status: 403;
  declare readonly statusCode: 403;
}

/** The options of a 404. */
export interface HTTPNotFoundOptions extends ClientErrorOptions {}

/**
 * 404 Not Found (RFC 9110, 15.5.5). There is nothing at this address.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 *
 * console.assert(new HTTPNotFound().status === 404);
 * ```
 */
export class HTTPNotFound extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPNotFoundOptions>) {
  static override readonly status = 404 as const;
  static override readonly name: string = "HTTPNotFound";
  declare readonly status: 404;
  declare readonly statusCode: 404;
}

/** The options of a 405. */
export interface HTTPMethodNotAllowedOptions extends AllowOptions {}

/**
 * 405 Method Not Allowed (RFC 9110, 15.5.6). This address does not support this kind of request.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPMethodNotAllowed } from "httpexc";
 *
 * console.assert(new HTTPMethodNotAllowed({ allow: ["GET", "HEAD"] }).status === 405);
 * ```
 */
export class HTTPMethodNotAllowed extends (HTTPClientError as unknown as SubclassConstructorWith<"allow", typeof HTTPClientError, HTTPMethodNotAllowedOptions>) {
  static override readonly status = 405 as const;
  static override readonly name: string = "HTTPMethodNotAllowed";
  declare readonly status: 405;
  declare readonly statusCode: 405;

  /** The methods that the resource has. */
  get allow(): readonly string[] {
    return toList(this.options.allow ?? []);
  }
}

/** The options of a 406. */
export interface HTTPNotAcceptableOptions extends ClientErrorOptions {}

/**
 * 406 Not Acceptable (RFC 9110, 15.5.7). This is not available in any of the requested formats.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNotAcceptable } from "httpexc";
 *
 * console.assert(new HTTPNotAcceptable().status === 406);
 * ```
 */
export class HTTPNotAcceptable extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPNotAcceptableOptions>) {
  static override readonly status = 406 as const;
  static override readonly name: string = "HTTPNotAcceptable";
  declare readonly status: 406;
  declare readonly statusCode: 406;
}

/** The options of a 407. */
export interface HTTPProxyAuthenticationRequiredOptions extends ChallengeOptions {}

/**
 * 407 Proxy Authentication Required (RFC 9110, 15.5.8). The proxy requires a valid sign-in.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPProxyAuthenticationRequired } from "httpexc";
 *
 * console.assert(new HTTPProxyAuthenticationRequired({ challenges: { scheme: "Basic", params: {
 * realm: "proxy" } } }).status === 407);
 * ```
 */
export class HTTPProxyAuthenticationRequired extends (HTTPClientError as unknown as SubclassConstructorWith<"challenges", typeof HTTPClientError, HTTPProxyAuthenticationRequiredOptions>) {
  static override readonly status = 407 as const;
  static override readonly name: string = "HTTPProxyAuthenticationRequired";
  declare readonly status: 407;
  declare readonly statusCode: 407;
}

/** The options of a 408. */
export interface HTTPRequestTimeoutOptions extends ClientErrorOptions {}

/**
 * 408 Request Timeout (RFC 9110, 15.5.9). The request took too long to arrive.
 *
 * A cache stores the response only if the response allows it. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPRequestTimeout } from "httpexc";
 *
 * console.assert(new HTTPRequestTimeout().status === 408);
 * ```
 */
export class HTTPRequestTimeout extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPRequestTimeoutOptions>) {
  static override readonly status = 408 as const;
  static override readonly name: string = "HTTPRequestTimeout";
  declare readonly status: 408;
  declare readonly statusCode: 408;
}

/** The options of a 409. */
export interface HTTPConflictOptions extends ClientErrorOptions {}

/**
 * 409 Conflict (RFC 9110, 15.5.10). The request conflicts with the current state.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPConflict } from "httpexc";
 *
 * console.assert(new HTTPConflict().status === 409);
 * ```
 */
export class HTTPConflict extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPConflictOptions>) {
  static override readonly status = 409 as const;
  static override readonly name: string = "HTTPConflict";
  declare readonly status: 409;
  declare readonly statusCode: 409;
}

/** The options of a 410. */
export interface HTTPGoneOptions extends ClientErrorOptions {}

/**
 * 410 Gone (RFC 9110, 15.5.11). This used to be here, but was removed permanently.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPGone } from "httpexc";
 *
 * console.assert(new HTTPGone().status === 410);
 * ```
 */
export class HTTPGone extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPGoneOptions>) {
  static override readonly status = 410 as const;
  static override readonly name: string = "HTTPGone";
  declare readonly status: 410;
  declare readonly statusCode: 410;
}

/** The options of a 411. */
export interface HTTPLengthRequiredOptions extends ClientErrorOptions {}

/**
 * 411 Length Required (RFC 9110, 15.5.12). The request has to state the length of its content.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPLengthRequired } from "httpexc";
 *
 * console.assert(new HTTPLengthRequired().status === 411);
 * ```
 */
export class HTTPLengthRequired extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPLengthRequiredOptions>) {
  static override readonly status = 411 as const;
  static override readonly name: string = "HTTPLengthRequired";
  declare readonly status: 411;
  declare readonly statusCode: 411;
}

/** The options of a 412. */
export interface HTTPPreconditionFailedOptions extends ClientErrorOptions {}

/**
 * 412 Precondition Failed (RFC 9110, 15.5.13). A condition in the request was not met.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPPreconditionFailed } from "httpexc";
 *
 * console.assert(new HTTPPreconditionFailed().status === 412);
 * ```
 */
export class HTTPPreconditionFailed extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPPreconditionFailedOptions>) {
  static override readonly status = 412 as const;
  static override readonly name: string = "HTTPPreconditionFailed";
  declare readonly status: 412;
  declare readonly statusCode: 412;
}

/** The options of a 413. */
export interface HTTPContentTooLargeOptions extends ClientErrorOptions {}

/**
 * 413 Content Too Large (RFC 9110, 15.5.14). The content of the request is too large.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPContentTooLarge } from "httpexc";
 *
 * console.assert(new HTTPContentTooLarge().status === 413);
 * ```
 */
export class HTTPContentTooLarge extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPContentTooLargeOptions>) {
  static override readonly status = 413 as const;
  static override readonly name: string = "HTTPContentTooLarge";
  declare readonly status: 413;
  declare readonly statusCode: 413;
}

/** The options of a 414. */
export interface HTTPURITooLongOptions extends ClientErrorOptions {}

/**
 * 414 URI Too Long (RFC 9110, 15.5.15). The address in the request is too long.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPURITooLong } from "httpexc";
 *
 * console.assert(new HTTPURITooLong().status === 414);
 * ```
 */
export class HTTPURITooLong extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPURITooLongOptions>) {
  static override readonly status = 414 as const;
  static override readonly name: string = "HTTPURITooLong";
  declare readonly status: 414;
  declare readonly statusCode: 414;
}

/** The options of a 415. */
export interface HTTPUnsupportedMediaTypeOptions extends AcceptOptions {}

/**
 * 415 Unsupported Media Type (RFC 9110, 15.5.16). The content of the request has a format that is
 * not accepted here.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUnsupportedMediaType } from "httpexc";
 *
 * console.assert(new HTTPUnsupportedMediaType({ accept: ["application/json"] }).status === 415);
 * ```
 */
export class HTTPUnsupportedMediaType extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPUnsupportedMediaTypeOptions>) {
  static override readonly status = 415 as const;
  static override readonly name: string = "HTTPUnsupportedMediaType";
  declare readonly status: 415;
  declare readonly statusCode: 415;

  /** The media types that would be taken. */
  get accept(): readonly string[] {
    return toList(this.options.accept ?? []);
  }

  /** The content codings that would be taken. */
  get acceptEncoding(): readonly string[] {
    return toList(this.options.acceptEncoding ?? []);
  }

  /** The patch types that would be taken. */
  get acceptPatch(): readonly string[] {
    return toList(this.options.acceptPatch ?? []);
  }
}

/** The options of a 416. */
export interface HTTPRangeNotSatisfiableOptions extends RangeOptions {}

/**
 * 416 Range Not Satisfiable (RFC 9110, 15.5.17). The requested part does not exist.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPRangeNotSatisfiable } from "httpexc";
 *
 * console.assert(new HTTPRangeNotSatisfiable({ length: 1000 }).status === 416);
 * ```
 */
export class HTTPRangeNotSatisfiable extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPRangeNotSatisfiableOptions>) {
  static override readonly status = 416 as const;
  static override readonly name: string = "HTTPRangeNotSatisfiable";
  declare readonly status: 416;
  declare readonly statusCode: 416;

  /** How much there is. */
  get length(): number | undefined {
    return this.options.length;
  }

  /** The unit of `length`. */
  get unit(): string {
    return this.options.unit ?? "bytes";
  }
}

/** The options of a 417. */
export interface HTTPExpectationFailedOptions extends ClientErrorOptions {}

/**
 * 417 Expectation Failed (RFC 9110, 15.5.18). The server cannot do what the request expects.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPExpectationFailed } from "httpexc";
 *
 * console.assert(new HTTPExpectationFailed().status === 417);
 * ```
 */
export class HTTPExpectationFailed extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPExpectationFailedOptions>) {
  static override readonly status = 417 as const;
  static override readonly name: string = "HTTPExpectationFailed";
  declare readonly status: 417;
  declare readonly statusCode: 417;
}

/** The options of a 418. */
export interface HTTPImATeapotOptions extends ClientErrorOptions {}

/**
 * 418 I'm a Teapot (RFC 9110, 15.5.19). You asked for coffee here, but teapots only do tea.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPImATeapot } from "httpexc";
 *
 * console.assert(new HTTPImATeapot().status === 418);
 * ```
 */
export class HTTPImATeapot extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPImATeapotOptions>) {
  static override readonly status = 418 as const;
  static override readonly name: string = "HTTPImATeapot";
  declare readonly status: 418;
  declare readonly statusCode: 418;
}

/** The options of a 421. */
export interface HTTPMisdirectedRequestOptions extends ClientErrorOptions {}

/**
 * 421 Misdirected Request (RFC 9110, 15.5.20). The request reached a server that is not responsible
 * for this address.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPMisdirectedRequest } from "httpexc";
 *
 * console.assert(new HTTPMisdirectedRequest().status === 421);
 * ```
 */
export class HTTPMisdirectedRequest extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPMisdirectedRequestOptions>) {
  static override readonly status = 421 as const;
  static override readonly name: string = "HTTPMisdirectedRequest";
  declare readonly status: 421;
  declare readonly statusCode: 421;
}

/** The options of a 422. */
export interface HTTPUnprocessableContentOptions extends ClientErrorOptions {}

/**
 * 422 Unprocessable Content (RFC 9110, 15.5.21). The server understands the request, but cannot
 * process its content.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUnprocessableContent } from "httpexc";
 *
 * console.assert(new HTTPUnprocessableContent().status === 422);
 * ```
 */
export class HTTPUnprocessableContent extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPUnprocessableContentOptions>) {
  static override readonly status = 422 as const;
  static override readonly name: string = "HTTPUnprocessableContent";
  declare readonly status: 422;
  declare readonly statusCode: 422;
}

/** The options of a 423. */
export interface HTTPLockedOptions extends ClientErrorOptions {}

/**
 * 423 Locked (RFC 4918, 11.3). This is locked at the moment.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPLocked } from "httpexc";
 *
 * console.assert(new HTTPLocked().status === 423);
 * ```
 */
export class HTTPLocked extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPLockedOptions>) {
  static override readonly status = 423 as const;
  static override readonly name: string = "HTTPLocked";
  declare readonly status: 423;
  declare readonly statusCode: 423;
}

/** The options of a 424. */
export interface HTTPFailedDependencyOptions extends ClientErrorOptions {}

/**
 * 424 Failed Dependency (RFC 4918, 11.4). This was not done because something that it depends on
 * failed.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPFailedDependency } from "httpexc";
 *
 * console.assert(new HTTPFailedDependency().status === 424);
 * ```
 */
export class HTTPFailedDependency extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPFailedDependencyOptions>) {
  static override readonly status = 424 as const;
  static override readonly name: string = "HTTPFailedDependency";
  declare readonly status: 424;
  declare readonly statusCode: 424;
}

/** The options of a 425. */
export interface HTTPTooEarlyOptions extends ClientErrorOptions {}

/**
 * 425 Too Early (RFC 8470, 5.2). The request came too early to be processed safely.
 *
 * A cache stores the response only if the response allows it. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPTooEarly } from "httpexc";
 *
 * console.assert(new HTTPTooEarly().status === 425);
 * ```
 */
export class HTTPTooEarly extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPTooEarlyOptions>) {
  static override readonly status = 425 as const;
  static override readonly name: string = "HTTPTooEarly";
  declare readonly status: 425;
  declare readonly statusCode: 425;
}

/** The options of a 426. */
export interface HTTPUpgradeRequiredOptions extends UpgradeOptions {}

/**
 * 426 Upgrade Required (RFC 9110, 15.5.22). The server requires another protocol for this.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUpgradeRequired } from "httpexc";
 *
 * console.assert(new HTTPUpgradeRequired({ upgrade: ["websocket"] }).status === 426);
 * ```
 */
export class HTTPUpgradeRequired extends (HTTPClientError as unknown as SubclassConstructorWith<"upgrade", typeof HTTPClientError, HTTPUpgradeRequiredOptions>) {
  static override readonly status = 426 as const;
  static override readonly name: string = "HTTPUpgradeRequired";
  declare readonly status: 426;
  declare readonly statusCode: 426;

  /** The protocols to go on with. */
  get upgrade(): readonly string[] {
    return toList(this.options.upgrade ?? []);
  }
}

/** The options of a 428. */
export interface HTTPPreconditionRequiredOptions extends ClientErrorOptions {}

/**
 * 428 Precondition Required (RFC 6585, 3). The request must have a condition, so that no changes
 * are lost.
 *
 * No cache may store the response, so it has `no-store`. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPPreconditionRequired } from "httpexc";
 *
 * console.assert(new HTTPPreconditionRequired().status === 428);
 * ```
 */
export class HTTPPreconditionRequired extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPPreconditionRequiredOptions>) {
  static override readonly status = 428 as const;
  static override readonly name: string = "HTTPPreconditionRequired";
  declare readonly status: 428;
  declare readonly statusCode: 428;
}

/** The options of a 429. */
export interface HTTPTooManyRequestsOptions extends ClientErrorOptions {}

/**
 * 429 Too Many Requests (RFC 6585, 4). Too many requests came in a short time, so please wait a
 * little.
 *
 * No cache may store the response, so it has `no-store`. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPTooManyRequests } from "httpexc";
 *
 * console.assert(new HTTPTooManyRequests().status === 429);
 * ```
 */
export class HTTPTooManyRequests extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPTooManyRequestsOptions>) {
  static override readonly status = 429 as const;
  static override readonly name: string = "HTTPTooManyRequests";
  declare readonly status: 429;
  declare readonly statusCode: 429;
}

/** The options of a 431. */
export interface HTTPRequestHeaderFieldsTooLargeOptions extends ClientErrorOptions {}

/**
 * 431 Request Header Fields Too Large (RFC 6585, 5). The headers of the request are too large.
 *
 * No cache may store the response, so it has `no-store`. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPRequestHeaderFieldsTooLarge } from "httpexc";
 *
 * console.assert(new HTTPRequestHeaderFieldsTooLarge().status === 431);
 * ```
 */
export class HTTPRequestHeaderFieldsTooLarge extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPRequestHeaderFieldsTooLargeOptions>) {
  static override readonly status = 431 as const;
  static override readonly name: string = "HTTPRequestHeaderFieldsTooLarge";
  declare readonly status: 431;
  declare readonly statusCode: 431;
}

/** The options of a 451. */
export interface HTTPUnavailableForLegalReasonsOptions extends BlockedByOptions {}

/**
 * 451 Unavailable For Legal Reasons (RFC 7725, 3). This cannot be shown for legal reasons.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPUnavailableForLegalReasons } from "httpexc";
 *
 * console.assert(new HTTPUnavailableForLegalReasons({ blockedBy: "https://example.com/authority"
 * }).status === 451);
 * ```
 */
export class HTTPUnavailableForLegalReasons extends (HTTPClientError as unknown as SubclassConstructor<typeof HTTPClientError, HTTPUnavailableForLegalReasonsOptions>) {
  static override readonly status = 451 as const;
  static override readonly name: string = "HTTPUnavailableForLegalReasons";
  declare readonly status: 451;
  declare readonly statusCode: 451;

  /** A URI of who demanded the block. */
  get blockedBy(): string | undefined {
    return this.options.blockedBy;
  }
}

/** The options of a 500. */
export interface HTTPInternalServerErrorOptions extends RetryOptions {}

/**
 * 500 Internal Server Error (RFC 9110, 15.6.1). Something went wrong on the server.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPInternalServerError } from "httpexc";
 *
 * console.assert(new HTTPInternalServerError().status === 500);
 * ```
 */
export class HTTPInternalServerError extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPInternalServerErrorOptions>) {
  static override readonly status = 500 as const;
  static override readonly name: string = "HTTPInternalServerError";
  declare readonly status: 500;
  declare readonly statusCode: 500;
}

/** The options of a 501. */
export interface HTTPNotImplementedOptions extends RetryOptions {}

/**
 * 501 Not Implemented (RFC 9110, 15.6.2). The server does not support this.
 *
 * A cache may store the response. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNotImplemented } from "httpexc";
 *
 * console.assert(new HTTPNotImplemented().status === 501);
 * ```
 */
export class HTTPNotImplemented extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPNotImplementedOptions>) {
  static override readonly status = 501 as const;
  static override readonly name: string = "HTTPNotImplemented";
  declare readonly status: 501;
  declare readonly statusCode: 501;
}

/** The options of a 502. */
export interface HTTPBadGatewayOptions extends RetryOptions {}

/**
 * 502 Bad Gateway (RFC 9110, 15.6.3). Another server sent an invalid response.
 *
 * A cache stores the response only if the response allows it. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadGateway } from "httpexc";
 *
 * console.assert(new HTTPBadGateway().status === 502);
 * ```
 */
export class HTTPBadGateway extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPBadGatewayOptions>) {
  static override readonly status = 502 as const;
  static override readonly name: string = "HTTPBadGateway";
  declare readonly status: 502;
  declare readonly statusCode: 502;
}

/** The options of a 503. */
export interface HTTPServiceUnavailableOptions extends RetryOptions {}

/**
 * 503 Service Unavailable (RFC 9110, 15.6.4). The service is unavailable right now, but should be
 * back soon.
 *
 * A cache stores the response only if the response allows it. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPServiceUnavailable } from "httpexc";
 *
 * console.assert(new HTTPServiceUnavailable().status === 503);
 * ```
 */
export class HTTPServiceUnavailable extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPServiceUnavailableOptions>) {
  static override readonly status = 503 as const;
  static override readonly name: string = "HTTPServiceUnavailable";
  declare readonly status: 503;
  declare readonly statusCode: 503;
}

/** The options of a 504. */
export interface HTTPGatewayTimeoutOptions extends RetryOptions {}

/**
 * 504 Gateway Timeout (RFC 9110, 15.6.5). Another server took too long to respond.
 *
 * A cache stores the response only if the response allows it. The same request may succeed later.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPGatewayTimeout } from "httpexc";
 *
 * console.assert(new HTTPGatewayTimeout().status === 504);
 * ```
 */
export class HTTPGatewayTimeout extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPGatewayTimeoutOptions>) {
  static override readonly status = 504 as const;
  static override readonly name: string = "HTTPGatewayTimeout";
  declare readonly status: 504;
  declare readonly statusCode: 504;
}

/** The options of a 505. */
export interface HTTPVersionNotSupportedOptions extends RetryOptions {}

/**
 * 505 HTTP Version Not Supported (RFC 9110, 15.6.6). The server does not support this version of
 * HTTP.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPVersionNotSupported } from "httpexc";
 *
 * console.assert(new HTTPVersionNotSupported().status === 505);
 * ```
 */
export class HTTPVersionNotSupported extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPVersionNotSupportedOptions>) {
  static override readonly status = 505 as const;
  static override readonly name: string = "HTTPVersionNotSupported";
  declare readonly status: 505;
  declare readonly statusCode: 505;
}

/** The options of a 506. */
export interface HTTPVariantAlsoNegotiatesOptions extends RetryOptions {}

/**
 * 506 Variant Also Negotiates (RFC 2295, 8.1). The server is configured wrongly and could not
 * choose a version to send.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPVariantAlsoNegotiates } from "httpexc";
 *
 * console.assert(new HTTPVariantAlsoNegotiates().status === 506);
 * ```
 */
export class HTTPVariantAlsoNegotiates extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPVariantAlsoNegotiatesOptions>) {
  static override readonly status = 506 as const;
  static override readonly name: string = "HTTPVariantAlsoNegotiates";
  declare readonly status: 506;
  declare readonly statusCode: 506;
}

/** The options of a 507. */
export interface HTTPInsufficientStorageOptions extends RetryOptions {}

/**
 * 507 Insufficient Storage (RFC 4918, 11.5). The server does not have enough space to store this.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPInsufficientStorage } from "httpexc";
 *
 * console.assert(new HTTPInsufficientStorage().status === 507);
 * ```
 */
export class HTTPInsufficientStorage extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPInsufficientStorageOptions>) {
  static override readonly status = 507 as const;
  static override readonly name: string = "HTTPInsufficientStorage";
  declare readonly status: 507;
  declare readonly statusCode: 507;
}

/** The options of a 508. */
export interface HTTPLoopDetectedOptions extends RetryOptions {}

/**
 * 508 Loop Detected (RFC 5842, 7.2). The server found an endless loop and stopped.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPLoopDetected } from "httpexc";
 *
 * console.assert(new HTTPLoopDetected().status === 508);
 * ```
 */
export class HTTPLoopDetected extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPLoopDetectedOptions>) {
  static override readonly status = 508 as const;
  static override readonly name: string = "HTTPLoopDetected";
  declare readonly status: 508;
  declare readonly statusCode: 508;
}

/** The options of a 510. */
export interface HTTPNotExtendedOptions extends RetryOptions {}

/**
 * 510 Not Extended (RFC 2774, 7). The server requires an extension that is missing.
 *
 * A cache stores the response only if the response allows it. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNotExtended } from "httpexc";
 *
 * console.assert(new HTTPNotExtended().status === 510);
 * ```
 */
export class HTTPNotExtended extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPNotExtendedOptions>) {
  static override readonly status = 510 as const;
  static override readonly name: string = "HTTPNotExtended";
  declare readonly status: 510;
  declare readonly statusCode: 510;
}

/** The options of a 511. */
export interface HTTPNetworkAuthenticationRequiredOptions extends RetryOptions {}

/**
 * 511 Network Authentication Required (RFC 6585, 6). The network requires a sign-in before it gives
 * access.
 *
 * No cache may store the response, so it has `no-store`. The same request fails again.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPNetworkAuthenticationRequired } from "httpexc";
 *
 * console.assert(new HTTPNetworkAuthenticationRequired().status === 511);
 * ```
 */
export class HTTPNetworkAuthenticationRequired extends (HTTPServerError as unknown as SubclassConstructor<typeof HTTPServerError, HTTPNetworkAuthenticationRequiredOptions>) {
  static override readonly status = 511 as const;
  static override readonly name: string = "HTTPNetworkAuthenticationRequired";
  declare readonly status: 511;
  declare readonly statusCode: 511;
}

/** The options of a {@link HTTPInvalidHeader}. */
export interface HTTPInvalidHeaderOptions extends ClientErrorOptions {
  /** The name of the header. */
  readonly header: string;
}

/**
 * 400 Invalid Header. A header of the request has a value that the server cannot use.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPInvalidHeader } from "httpexc";
 *
 * const error = new HTTPInvalidHeader({ header: "X-Key" });
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
export class HTTPInvalidHeader extends HTTPBadRequest {
  static override readonly title: string = "Invalid Header";
  static override readonly name: string = "HTTPInvalidHeader";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "header";

  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  constructor(...args: ArgumentsWith<"header", HTTPInvalidHeaderOptions>);
  constructor(first?: string | HTTPInvalidHeaderOptions, second?: HTTPInvalidHeaderOptions) {
    super(parsePartArguments("The header {} has a value that cannot be used.", "header", first, second));
  }

  /** The name of the header. */
  get header(): string {
    return readRequestPart(this.options);
  }
}

/** The options of a {@link HTTPMissingHeader}. */
export interface HTTPMissingHeaderOptions extends ClientErrorOptions {
  /** The name of the header. */
  readonly header: string;
}

/**
 * 400 Missing Header. The request lacks a header that the server needs.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPMissingHeader } from "httpexc";
 *
 * const error = new HTTPMissingHeader({ header: "X-Key" });
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
export class HTTPMissingHeader extends HTTPBadRequest {
  static override readonly title: string = "Missing Header";
  static override readonly name: string = "HTTPMissingHeader";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "header";

  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  constructor(...args: ArgumentsWith<"header", HTTPMissingHeaderOptions>);
  constructor(first?: string | HTTPMissingHeaderOptions, second?: HTTPMissingHeaderOptions) {
    super(parsePartArguments("The header {} must be sent.", "header", first, second));
  }

  /** The name of the header. */
  get header(): string {
    return readRequestPart(this.options);
  }
}

/** The options of a {@link HTTPInvalidParam}. */
export interface HTTPInvalidParamOptions extends ClientErrorOptions {
  /** The name of the parameter. */
  readonly param: string;
}

/**
 * 400 Invalid Parameter. A parameter of the request has a value that the server cannot use.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPInvalidParam } from "httpexc";
 *
 * const error = new HTTPInvalidParam({ param: "X-Key" });
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
export class HTTPInvalidParam extends HTTPBadRequest {
  static override readonly title: string = "Invalid Parameter";
  static override readonly name: string = "HTTPInvalidParam";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "param";

  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  constructor(...args: ArgumentsWith<"param", HTTPInvalidParamOptions>);
  constructor(first?: string | HTTPInvalidParamOptions, second?: HTTPInvalidParamOptions) {
    super(parsePartArguments("The parameter {} has a value that cannot be used.", "param", first, second));
  }

  /** The name of the parameter. */
  get param(): string {
    return readRequestPart(this.options);
  }
}

/** The options of a {@link HTTPMissingParam}. */
export interface HTTPMissingParamOptions extends ClientErrorOptions {
  /** The name of the parameter. */
  readonly param: string;
}

/**
 * 400 Missing Parameter. The request lacks a parameter that the server needs.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPMissingParam } from "httpexc";
 *
 * const error = new HTTPMissingParam({ param: "X-Key" });
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
export class HTTPMissingParam extends HTTPBadRequest {
  static override readonly title: string = "Missing Parameter";
  static override readonly name: string = "HTTPMissingParam";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "param";

  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  constructor(...args: ArgumentsWith<"param", HTTPMissingParamOptions>);
  constructor(first?: string | HTTPMissingParamOptions, second?: HTTPMissingParamOptions) {
    super(parsePartArguments("The parameter {} must be sent.", "param", first, second));
  }

  /** The name of the parameter. */
  get param(): string {
    return readRequestPart(this.options);
  }
}

/** The options of a {@link HTTPMissingKey}. */
export interface HTTPMissingKeyOptions extends ClientErrorOptions {
  /** The key. */
  readonly key: string;
}

/**
 * 400 Missing Key. The form or query lacks a key that the server needs.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPMissingKey } from "httpexc";
 *
 * const error = new HTTPMissingKey({ key: "X-Key" });
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
export class HTTPMissingKey extends HTTPBadRequest {
  static override readonly title: string = "Missing Key";
  static override readonly name: string = "HTTPMissingKey";
  /** The option that names the part of the request. @internal */
  static readonly requestPart: string = "key";

  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  constructor(...args: ArgumentsWith<"key", HTTPMissingKeyOptions>);
  constructor(first?: string | HTTPMissingKeyOptions, second?: HTTPMissingKeyOptions) {
    super(parsePartArguments("The key {} must be sent.", "key", first, second));
  }

  /** The key. */
  get key(): string {
    return readRequestPart(this.options);
  }
}

/** The options of a {@link HTTPClientDisconnected}. */
export interface HTTPClientDisconnectedOptions extends ClientErrorOptions {}

/**
 * 400 Bad Request. The client disconnected before it had sent the whole request.
 *
 * @throws TypeError, RangeError if an option is missing or invalid
 * @example
 * ```ts
 * import { HTTPBadRequest, HTTPClientDisconnected } from "httpexc";
 *
 * const error = new HTTPClientDisconnected();
 * console.assert(error instanceof HTTPBadRequest);
 * ```
 */
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
