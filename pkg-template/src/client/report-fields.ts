/** The members of a report. */

/** An error in one part of a request. */
export interface ReportedError {
  /** The place of the part, from the outside in; empty for the request as a whole. */
  readonly path: readonly (string | number)[];
  /** The part of the request that the path is in, if the response names it. */
  readonly in?: "body" | "query" | "path" | "header" | "cookie";
  /** A name for programs. */
  readonly code: string | number | null;
  /** A sentence for a person, of at most 2,000 characters. */
  readonly message: string | null;
  /** Further members. */
  readonly [member: string]: unknown;
}

/** The state of a quota. */
export interface ReportedRateLimit {
  /** The number of requests that the quota allows. */
  readonly limit: number | null;
  /** The number of requests that are left. */
  readonly remaining: number | null;
  /** Seconds until there are more. */
  readonly reset: number | null;
  /** Whom the quota is for, in the words of the API. */
  readonly scope: string | null;
  /** Whether the quota is for all of the API. */
  readonly global: boolean | null;
  /** The name of the quota. */
  readonly bucket: string | null;
}

/**
 * A challenge: a way in which a client can prove who it is (RFC 9110, 11.3). The option `challenges` of
 * an error takes it as it is.
 */
export type ReportedChallenge =
  | {
      /** The scheme, as it was sent. */
      readonly scheme: string;
      /** The parameters, with their names in lower case (RFC 9110, 11.2). */
      readonly params: { readonly [name: string]: string };
      readonly token68?: undefined;
    }
  | {
      /** The scheme, as it was sent. */
      readonly scheme: string;
      /** No parameters. */
      readonly params: { readonly [name: string]: never };
      /** A value without a name, in place of parameters. */
      readonly token68: string;
    };

/** The members of every report. A member is `null` if the response does not have it. */
export interface ReportFields {
  /** The status of the response; 0 if it has none. */
  readonly status: number;
  /** A name for programs, in the words of the API. */
  readonly code: string | number | null;
  /** A type URI: it identifies the problem type (RFC 9457, 3.1.1). */
  readonly type: string | null;
  /** A short label, of at most 2,000 characters. */
  readonly title: string | null;
  /** A sentence for a person, of at most 2,000 characters. `raw` has all of a longer text. */
  readonly detail: string | null;
  /** A URI that identifies this occurrence (RFC 9457, 3.1.5). */
  readonly instance: string | null;
  /** The errors in single parts of the request. */
  readonly errors: readonly ReportedError[];
  /** Seconds to wait before another try. */
  readonly retryAfter: number | null;
  /** Whether the server says that another try is worth it. */
  readonly retryable: boolean | null;
  /** The id of the request on the server. */
  readonly requestId: string | null;
  /** The state of a quota. */
  readonly rateLimit: ReportedRateLimit | null;
  /** The challenges of `WWW-Authenticate`, or of `Proxy-Authenticate` if the status is 407. */
  readonly challenges: readonly ReportedChallenge[];
  /** The URL of a page for a person. */
  readonly help: string | null;
  /** Further members of the body (RFC 9457, 3.2). */
  readonly extensions: { readonly [name: string]: unknown };
  /** The recognised format, or `generic`, `text`, `html` or `empty` if none was recognised. */
  readonly dialect: string;
}

/** Creates the members of a report that has the status alone. */
export function createBareFields(status: number): ReportFields {
  return {
    status,
    code: null,
    type: null,
    title: null,
    detail: null,
    instance: null,
    errors: [],
    retryAfter: null,
    retryable: null,
    requestId: null,
    rateLimit: null,
    challenges: [],
    help: null,
    extensions: {},
    dialect: "generic",
  };
}

/** The members of a report that its headers have. */
export type HeaderMembers = Pick<
  ReportFields,
  "retryAfter" | "requestId" | "rateLimit" | "challenges"
>;

/** Creates the members of a report that has nothing but the status and what headers say, if that is known. */
export function createHeaderFields(
  status: number,
  members: HeaderMembers | undefined,
  dialect: string,
): ReportFields {
  return { ...createBareFields(status), ...members, dialect };
}
