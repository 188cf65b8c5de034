/** The report of an error response, whatever its format was. */

import type { SchemaIssue } from "../model/standard-schema.js";
import { REPORT } from "../model/symbols.js";
import { defineProperty } from "../values/define-property.js";
import { copyReportFields } from "./copy-report-fields.js";
import type {
  ReportedChallenge,
  ReportedError,
  ReportedRateLimit,
  ReportFields,
} from "./report-fields.js";

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
  /** Why the response is not the declared problem whose type it has; left out if it is one, or none. */
  declare readonly issues?: readonly SchemaIssue[];
  #raw: unknown;

  /**
   * @param getRaw - returns the decoded body; it is called when the body is first read
   * @internal
   */
  constructor(fields: ReportFields, getRaw: () => unknown) {
    copyReportFields(this, fields);
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

// A static block would be refused by the Babel preset of React Native.
defineProperty(Report.prototype, REPORT, { value: true });

/** Sets why the response is not the declared problem whose type it has. */
export function setIssues(report: Report, issues: readonly SchemaIssue[]): void {
  Object.assign(report, { issues });
}
