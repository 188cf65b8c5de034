/** What an error can be told when it is built. */

import type { ResponseSource } from "./response-parts.js";
/** A link for a person. */
import type { READ } from "./symbols.js";
export interface Help {
  /** Where it leads. */
  readonly href: string;
  /** What it is called. */
  readonly text?: string | undefined;
}

/** What is wrong with one field of the request. */
export interface FieldError {
  /** Names and indices from the outside in, or a JSON pointer (RFC 6901). */
  readonly path: string | readonly (string | number)[];
  /** A name for programs. */
  readonly code?: string | number | undefined;
  /** A sentence for a person. */
  readonly message?: string | undefined;
}

/** A challenge for `WWW-Authenticate` or `Proxy-Authenticate` (RFC 9110, 11.3). */
export type Challenge =
  | string
  | {
      /** Such as `Bearer`. */
      readonly scheme: string;
      /** Parameters; they are quoted as RFC 9110, 11.2 asks. */
      readonly params?: { readonly [name: string]: string } | undefined;
      readonly token68?: undefined;
    }
  | {
      /** Such as `Negotiate`. */
      readonly scheme: string;
      /** One opaque value in place of parameters. */
      readonly token68: string;
      readonly params?: undefined;
    };

/** Header fields: a `Headers`, pairs, or an object whose values may be lists. */
export type HeaderFields =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | number | readonly string[] | undefined };

/** When an answer has content, where its status allows it. */
export type Representation = "always" | "detail" | "never";

/** The options of every class. */
export interface HTTPExceptionOptions {
  /** A sentence about this occurrence (RFC 9457, 3.1.4). Of a 5xx only the log sees it. */
  readonly detail?: string | undefined;
  /**
   * A short label for the kind of problem (RFC 9457, 3.1.3), which goes out of a 5xx, too. Default:
   * the phrase of the status.
   */
  readonly title?: string | undefined;
  /** A name for programs, in the words of your API. It goes out of a 5xx, too. */
  readonly code?: string | number | undefined;
  /** A URI that names the kind of problem (RFC 9457, 3.1.1). Default: `about:blank`. */
  readonly type?: string | undefined;
  /** A URI that names this occurrence (RFC 9457, 3.1.5). */
  readonly instance?: string | undefined;
  /** Where a person can read more. */
  readonly help?: Help | undefined;
  /** What is wrong with single fields of the request. Of a 5xx only the log sees it. */
  readonly errors?: readonly FieldError[] | undefined;
  /**
   * A note for the developer. Only templates and the webob dialect show it, and of a 5xx none.
   */
  readonly comment?: string | undefined;
  /** A reason phrase in place of the status's own (RFC 9112, 4); HTTP/2 has none. */
  readonly statusText?: string | undefined;
  /** Whether there is content: always, with a detail alone, or never. Default: the dialect's way. */
  readonly representation?: Representation | undefined;
  /** A ready answer, which goes out as it is. */
  readonly response?: Response | undefined;
  /** Further header fields of the answer. What describes content does not get through. */
  readonly headers?: HeaderFields | undefined;
  /**
   * Further members of the body (RFC 9457, 3.2). They go out of a 5xx, too. The names of the others are
   * taken: `type`, `title`, `status`, `detail`, `instance`, `code`, `help` and `errors` are left out, and
   * given by the options that are called so.
   */
  readonly extensions?: { readonly [name: string]: unknown } | undefined;
  /** What caused it; only the log sees it. */
  readonly cause?: unknown;
  /** Whether a client may see `detail` and `errors`. Default: below 500. */
  readonly expose?: boolean | undefined;
  /** Whether to record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
}

/** The options of an answer that can say when to try again. */
export interface RetryOptions extends HTTPExceptionOptions {
  /** Seconds, rounded up, or a moment, for `Retry-After` (RFC 9110, 10.2.3). */
  readonly retryAfter?: number | Date | undefined;
  /** What is left of the quota; the older `RateLimit-Limit` and its like go out, too. */
  readonly rateLimit?: RateLimit | undefined;
  /** What was thrown in the first place: the same as `cause`, under WebOb's and Werkzeug's name. */
  readonly originalError?: unknown;
}

/** What is left of a quota, for `RateLimit` and `RateLimit-Policy`. */
export interface RateLimit {
  /** How many requests the quota allows. */
  readonly limit: number;
  /** How many of them are left. */
  readonly remaining: number;
  /** Whole seconds until there are as many as `limit` again. */
  readonly reset: number;
  /** How many whole seconds the quota is for. */
  readonly window?: number | undefined;
  /** What the quota is called. Default: default. */
  readonly name?: string | undefined;
}

/** The options of a 405. */
export interface AllowOptions extends RetryOptions {
  /**
   * The methods that the resource has, for `Allow` (RFC 9110, 10.2.1); a string is one method. The
   * list may be empty.
   */
  readonly allow: string | readonly string[];
}

/** The options of a 401 and a 407. */
export interface ChallengeOptions extends RetryOptions {
  /** How to authenticate: at least one challenge (RFC 9110, 11.6.1 and 11.7.1). */
  readonly challenges: Challenge | readonly Challenge[];
}

/** The options of a 426. */
export interface UpgradeOptions extends RetryOptions {
  /** The protocols to go on with, for `Upgrade` (RFC 9110, 7.8); a string is one. */
  readonly upgrade: string | readonly string[];
}

/** How a redirect's reference is judged and sent. */
export interface RedirectOptions extends RetryOptions {
  /** Whether it may lead to another origin than the request's. Default: no, that becomes a 500. */
  readonly external?: boolean | undefined;
  /** Whether the reference is made absolute (RFC 9110, 10.2.2). Default: it is sent as given. */
  readonly absolute?: boolean | undefined;
}

/** The options of a redirect: where it leads, or that it adds a slash to the request's path. */
export type LocationOptions = RedirectOptions &
  (
    | {
        /** Where to look instead: an absolute or relative reference (RFC 9110, 10.2.2). */
        readonly location: string | URL;
        readonly addSlash?: undefined;
      }
    | {
        /** The request's own path with a slash at its end, and its query. */
        readonly addSlash: true;
        readonly location?: undefined;
      }
  );

/** The options of an answer that may name another place. */
export interface OptionalLocationOptions extends HTTPExceptionOptions {
  /** Where what was made or is meant can be found (RFC 9110, 10.2.2). */
  readonly location?: string | URL | undefined;
}

/** The options of a 416. */
export interface RangeOptions extends RetryOptions {
  /** How much there is, for `Content-Range` (RFC 9110, 14.4). */
  readonly length?: number | undefined;
  /** What `length` counts. Default: bytes. */
  readonly unit?: string | undefined;
}

/** The options of a 415. */
export interface AcceptOptions extends RetryOptions {
  /** The media types that would be taken, for `Accept` (RFC 9110, 12.5.1); a string is one. */
  readonly accept?: string | readonly string[] | undefined;
  /** The content codings that would be taken, for `Accept-Encoding` (RFC 9110, 12.5.3). */
  readonly acceptEncoding?: string | readonly string[] | undefined;
  /** The patch types that would be taken, for `Accept-Patch` (RFC 5789, 3.1). */
  readonly acceptPatch?: string | readonly string[] | undefined;
}

/** The options of a 451. */
export interface BlockedByOptions extends RetryOptions {
  /** A URI for who asked for the block, for `Link` (RFC 7725, 4). */
  readonly blockedBy?: string | undefined;
}

/** The options of an error whose class is chosen by its status. */
export type HTTPErrorOptions = RetryOptions &
  Partial<AllowOptions & ChallengeOptions & UpgradeOptions & RangeOptions & AcceptOptions> &
  BlockedByOptions;

/** Options beside a detail that is given as the first argument. */
export type WithoutDetail<Options> = Options extends unknown
  ? Omit<Options, "detail"> & { readonly detail?: undefined }
  : never;

/** Options of any class, for code that does not know which. */
export type AnyOptions = HTTPErrorOptions &
  OptionalLocationOptions &
  Omit<RedirectOptions, keyof RetryOptions> & {
    readonly addSlash?: true | undefined;
    /** Of an error that was read: what is answered in its place, and what a log says. @internal */
    readonly [READ]?:
      | {
          readonly source?: ResponseSource | undefined;
          readonly headline?: (() => string) | undefined;
        }
      | undefined;
  };
