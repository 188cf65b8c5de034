/** The types of the values that options take. No code runs here. */

/** A link for a person. */
export interface Help {
  /** A URI reference. */
  readonly href: string;
  /** The text of the link. */
  readonly text?: string | undefined;
}

/** What is wrong with one field of the request. */
export interface FieldError {
  /** Names and indices from the outside in, a JSON pointer (RFC 6901), or a path as in `songs[0].title`. */
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
      /** The scheme, such as `Bearer`. */
      readonly scheme: string;
      /** Parameters. They are quoted if the syntax requires it (RFC 9110, 11.2). */
      readonly params?: { readonly [name: string]: string } | undefined;
      readonly token68?: undefined;
    }
  | {
      /** The scheme, such as `Negotiate`. */
      readonly scheme: string;
      /** One opaque value instead of parameters (RFC 9110, 11.2). */
      readonly token68: string;
      readonly params?: { readonly [name: string]: never } | undefined;
    };

/** Headers: a `Headers`, pairs, or an object whose values may be lists. */
export type HeaderFields =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | number | readonly string[] | undefined };

/** When a response has content, if its status allows it: always, only with a detail, or never. */
export type Representation = "always" | "detail" | "never";

/** What is left of a quota, for `RateLimit` and `RateLimit-Policy`. */
export interface RateLimit {
  /** How many requests the quota allows. */
  readonly limit: number;
  /** How many of them are left. Below 0 it is sent as 0. */
  readonly remaining: number;
  /** Seconds until `limit` requests are left again. A part of a second is rounded up. */
  readonly reset: number;
  /** The length of the quota's window in seconds, rounded up. */
  readonly window?: number | undefined;
  /** The name of the quota. Default: default. */
  readonly name?: string | undefined;
}
