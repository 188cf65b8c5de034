/** What an error answer says, whoever wrote it. */

/** What is wrong with one part of a request. */
export interface ReportedError {
  /** Where the part is, from the outside in; empty for the request as a whole. */
  readonly path: readonly (string | number)[];
  /** Which part of the request the path is in, where that was said. */
  readonly in?: "body" | "query" | "path" | "header" | "cookie";
  /** A name for programs. */
  readonly code: string | number | null;
  /** A sentence for a person. */
  readonly message: string | null;
  /** Whatever else was said of it. */
  readonly [member: string]: unknown;
}

/** What is left of a quota. */
export interface ReportedRateLimit {
  /** How many requests the quota allows. */
  readonly limit: number | null;
  /** How many of them are left. */
  readonly remaining: number | null;
  /** Seconds until there are more. */
  readonly reset: number | null;
  /** Whom the quota is for, in the words of the API. */
  readonly scope: string | null;
  /** Whether it is for all of the API. */
  readonly global: boolean | null;
  /** What it is called. */
  readonly bucket: string | null;
}

/** What every report says; `null` where the answer says nothing of it. */
export interface ReportFields {
  /** The status of the answer; 0 where it has none. */
  readonly status: number;
  /** A name for programs, in the words of the API. */
  readonly code: string | number | null;
  /** A URI that names the kind of problem (RFC 9457, 3.1.1). */
  readonly type: string | null;
  /** A short label. */
  readonly title: string | null;
  /** A sentence for a person. */
  readonly detail: string | null;
  /** A URI that names this occurrence (RFC 9457, 3.1.5). */
  readonly instance: string | null;
  /** What is wrong with single parts of the request. */
  readonly errors: readonly ReportedError[];
  /** Seconds to wait before another try. */
  readonly retryAfter: number | null;
  /** The id under which the server knows the request. */
  readonly requestId: string | null;
  /** What is left of a quota. */
  readonly rateLimit: ReportedRateLimit | null;
  /** A URL where a person can read more. */
  readonly help: string | null;
  /** Further members of the body (RFC 9457, 3.2). */
  readonly extensions: { readonly [name: string]: unknown };
  /** The format that was recognised; `generic`, `text`, `html` or `empty` if it is none's. */
  readonly dialect: string;
}

/**
 * What an error answer says. {@link parseError} gives it, and the errors of `fromResponse` have it
 * as `report`.
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
  declare readonly requestId: string | null;
  declare readonly rateLimit: ReportedRateLimit | null;
  declare readonly help: string | null;
  declare readonly extensions: { readonly [name: string]: unknown };
  declare readonly dialect: string;
  #raw: unknown;

  /**
   * @param raw - gives the decoded body when it is asked for
   * @internal
   */
  constructor(fields: ReportFields, raw: () => unknown) {
    Object.assign(this, fields);
    this.#raw = raw;
  }

  /**
   * The body: a value where it is JSON, else its text. It is decoded when it is first asked for, and
   * may be cut off where more was sent than was read.
   */
  get raw(): unknown {
    if (typeof this.#raw === "function") this.#raw = this.#raw();
    return this.#raw;
  }
}
