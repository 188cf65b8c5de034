// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

import type {
  Challenge,
  FieldError,
  HeaderFields,
  Help,
  RateLimit,
  Representation,
} from "../model/option-values.js";

/** The options of every class. */
export interface HTTPExceptionOptions {
  /**
   * A sentence about this occurrence (RFC 9457, 3.1.4). From 500 on clients see it only if `expose`
   * is set.
   */
  readonly detail?: string | undefined;
  /**
   * A short label for the type of problem (RFC 9457, 3.1.3). Clients see it for a 5xx, too.
   * Default: the phrase of the status.
   */
  readonly title?: string | undefined;
  /** A name for programs, in the words of your API. Clients see it for a 5xx, too. */
  readonly code?: string | number | undefined;
  /**
   * Whether another try of the same request may succeed. Clients see it for a 5xx, too, and those
   * that know it do not go by the status. It does not say that a request may be sent twice. `null`
   * counts as not given.
   */
  readonly retryable?: boolean | null | undefined;
  /** A URI that identifies the type of problem (RFC 9457, 3.1.1). Default: `about:blank`. */
  readonly type?: string | undefined;
  /** A URI that identifies this occurrence (RFC 9457, 3.1.5). */
  readonly instance?: string | undefined;
  /** Where a person can read more. */
  readonly help?: Help | undefined;
  /**
   * A note for the developer. Only templates and the webob dialect show it, and from 500 on only if
   * `expose` is set.
   */
  readonly comment?: string | undefined;
  /**
   * What is wrong with single fields of the request. From 500 on clients see it only if `expose` is
   * set.
   */
  readonly errors?: readonly FieldError[] | undefined;
  /**
   * A reason phrase instead of the phrase of the status (RFC 9112, 4): 1 to 200 characters of
   * ASCII. HTTP/2 has none.
   */
  readonly statusText?: string | undefined;
  /**
   * Whether there is content: always, only with a detail, or never. Default: as the dialect does
   * it.
   */
  readonly representation?: Representation | undefined;
  /** A ready response, which is sent as it is. */
  readonly response?: Response | undefined;
  /**
   * Further members of the body (RFC 9457, 3.2). Clients see them for a 5xx, too. `type`, `title`,
   * `status`, `detail`, `instance`, `code`, `retryable`, `help` and `errors` are left out, because
   * they have options of their own.
   */
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
  /** Further headers of the response. Those that describe the content are left out. */
  readonly headers?: HeaderFields | undefined;
  /** What caused the error. Only the log shows it. */
  readonly cause?: unknown;
  /** Whether clients may see `detail` and `errors`. Default: below 500. */
  readonly expose?: boolean | undefined;
  /** Whether to record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
}

/** The options of a response that can say when to retry. */
export interface RetryOptions extends HTTPExceptionOptions {
  /**
   * Seconds, rounded up, or a date, for `Retry-After` (RFC 9110, 10.2.3). `null` counts as not
   * given.
   */
  readonly retryAfter?: number | Date | null | undefined;
  /**
   * What is left of a quota, for `RateLimit` and the older `RateLimit-Limit` and its like. `null`
   * counts as not given.
   */
  readonly rateLimit?: RateLimit | null | undefined;
  /** The error that was thrown first: the same as `cause`, under WebOb's and Werkzeug's name. */
  readonly originalError?: unknown;
}

/** The options of a 4xx. */
export interface ClientErrorOptions extends RetryOptions {
  /**
   * How to authenticate, for `WWW-Authenticate` (RFC 9110, 11.6.1) or `Proxy-Authenticate` (RFC
   * 9110, 11.7.1). At least one challenge.
   */
  readonly challenges?: Challenge | readonly Challenge[] | undefined;
}

/** How the location of a redirect is validated and sent. */
export interface RedirectOptions extends RetryOptions {
  /**
   * Whether the location may be on another origin than the request. Default: no, such a redirect
   * becomes a 500.
   */
  readonly external?: boolean | undefined;
  /**
   * Whether the location is made absolute (RFC 9110, 10.2.2). Default: no, it is sent as it is
   * given.
   */
  readonly absolute?: boolean | undefined;
}

/** The options of a response that may name another place. */
export interface OptionalLocationOptions extends HTTPExceptionOptions {
  /**
   * Where to look instead, or where the new resource is, for `Location` (RFC 9110, 10.2.2). An
   * absolute or relative reference.
   */
  readonly location?: string | URL | undefined;
}

/** The options of a 405. */
export interface AllowOptions extends ClientErrorOptions {
  /**
   * The methods that the resource has, for `Allow` (RFC 9110, 10.2.1). A string is one method. The
   * list may be empty.
   */
  readonly allow: string | readonly string[];
}

/** The options of a 426. */
export interface UpgradeOptions extends ClientErrorOptions {
  /** The protocols to go on with, for `Upgrade` (RFC 9110, 7.8). A string is one protocol. */
  readonly upgrade: string | readonly string[];
}

/** The options of a 416. */
export interface RangeOptions extends ClientErrorOptions {
  /** How much there is, for `Content-Range` (RFC 9110, 14.4). A whole number of `unit`s. */
  readonly length?: number | undefined;
  /** The unit of `length`, for `Content-Range` (RFC 9110, 14.1). Default: bytes. */
  readonly unit?: string | undefined;
}

/** The options of a 415. */
export interface AcceptOptions extends ClientErrorOptions {
  /**
   * The media types that would be taken, for `Accept` (RFC 9110, 12.5.1). A string is one media
   * type.
   */
  readonly accept?: string | readonly string[] | undefined;
  /**
   * The content codings that would be taken, for `Accept-Encoding` (RFC 9110, 12.5.3). A string is
   * one coding.
   */
  readonly acceptEncoding?: string | readonly string[] | undefined;
  /**
   * The patch types that would be taken, for `Accept-Patch` (RFC 5789, 3.1). A string is one media
   * type.
   */
  readonly acceptPatch?: string | readonly string[] | undefined;
}

/** The options of a 451. */
export interface BlockedByOptions extends ClientErrorOptions {
  /** A URI of who demanded the block, for `Link` (RFC 7725, 4). */
  readonly blockedBy?: string | undefined;
}

/** The options of an error whose class follows from its status. */
export type HTTPErrorOptions = ClientErrorOptions &
  Partial<AllowOptions & AcceptOptions & RangeOptions & UpgradeOptions & BlockedByOptions>;
