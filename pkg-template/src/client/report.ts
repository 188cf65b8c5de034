/** The report of an error response, whatever its format was. */

import { REPORT } from "../model/symbols.js";
import { readMember } from "../values/safe-read.js";

/** An error in one part of a request. */
export interface ReportedError {
  /** The place of the part, from the outside in; empty for the request as a whole. */
  readonly path: readonly (string | number)[];
  /** The part of the request that the path is in, if the response names it. */
  readonly in?: "body" | "query" | "path" | "header" | "cookie";
  /** A name for programs. */
  readonly code: string | number | null;
  /** A sentence for a person. */
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

/** A challenge: a way in which a client can prove who it is (RFC 9110, 11.3). */
export interface ReportedChallenge {
  /** The scheme, as it was sent. */
  readonly scheme: string;
  /** The parameters, under the names that were sent. */
  readonly params: { readonly [name: string]: string };
  /** A value without a name, in place of parameters. */
  readonly token68?: string;
}

/** The members of every report. A member is `null` if the response does not have it. */
export interface ReportFields {
  /** The status of the response; 0 if it has none. */
  readonly status: number;
  /** A name for programs, in the words of the API. */
  readonly code: string | number | null;
  /** A type URI: it identifies the problem type (RFC 9457, 3.1.1). */
  readonly type: string | null;
  /** A short label. */
  readonly title: string | null;
  /** A sentence for a person. */
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
  /** The challenges of a response with the status 401, 403 or 407. */
  readonly challenges: readonly ReportedChallenge[];
  /** The URL of a page for a person. */
  readonly help: string | null;
  /** Further members of the body (RFC 9457, 3.2). */
  readonly extensions: { readonly [name: string]: unknown };
  /** The recognised format, or `generic`, `text`, `html` or `empty` if none was recognised. */
  readonly dialect: string;
}

/**
 * The report of an error response. {@link parseError} returns it, and the errors of `fromResponse`
 * have it as `report`.
 *
 * @example
 * ```ts
 * import { parseError, Report } from "httpexc/client";
 *
 * const report: Report = parseError({ status: 404, body: '{"message": "Unknown song"}' });
 * console.assert(report.detail === "Unknown song" && report.code === null);
 * ```
 */
export class Report implements ReportFields {
  declare readonly status: number;
  declare readonly code: string | number | null;
  declare readonly type: string | null;
  declare readonly title: string | null;
  declare readonly detail: string | null;
  declare readonly instance: string | null;
  declare readonly errors: readonly ReportedError[];
  declare readonly retryAfter: number | null;
  declare readonly retryable: boolean | null;
  declare readonly requestId: string | null;
  declare readonly rateLimit: ReportedRateLimit | null;
  declare readonly challenges: readonly ReportedChallenge[];
  declare readonly help: string | null;
  declare readonly extensions: { readonly [name: string]: unknown };
  declare readonly dialect: string;
  #raw: unknown;

  static {
    Object.defineProperty(Report.prototype, REPORT, { value: true });
  }

  /**
   * @param getRaw - returns the decoded body; it is called when the body is first read
   * @internal
   */
  constructor(fields: ReportFields, getRaw: () => unknown) {
    Object.assign(this, fields);
    this.#raw = getRaw;
  }

  /**
   * The body: a value if it is JSON, otherwise its text. It is decoded when it is first read. It is
   * cut off if the response was longer than what was read.
   */
  get raw(): unknown {
    if (typeof this.#raw === "function") this.#raw = this.#raw();
    return this.#raw;
  }
}

/** Whether a value is a report, of this copy of the package or another. */
export function isReport(value: unknown): value is Report {
  return readMember(value, REPORT) === true;
}
