/** The report of an error response, whatever its format was. */

import type { SchemaIssue } from "../model/standard-schema.js";
import { REPORT } from "../model/symbols.js";
import { defineProperty } from "../values/define-property.js";
import type {
  ReportedChallenge,
  ReportedError,
  ReportedRateLimit,
  ReportFields,
} from "./report-fields.js";

/** The most characters of a title, a detail and the message of a field error. */
const MAX_REPORTED_TEXT = 2000;

/** Returns a text, cut off with an ellipsis if it is too long. */
function shorten(text: string | null): string | null {
  if (text === null || text.length <= MAX_REPORTED_TEXT) return text;
  const start = text.slice(0, MAX_REPORTED_TEXT - 1);
  // Half of a character is left out.
  return `${start.replace(/[\ud800-\udbff]$/, "")}\u2026`;
}

/** Returns field errors whose messages are cut off if they are too long. */
function shortenMessages(errors: readonly ReportedError[]): readonly ReportedError[] {
  const isLong = ({ message }: ReportedError) =>
    message !== null && message.length > MAX_REPORTED_TEXT;
  if (!errors.some(isLong)) return errors;
  return errors.map((error) => ({ ...error, message: shorten(error.message) }));
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
  /** Why the response is not the declared problem whose type it has; left out if it is one, or none. */
  declare readonly issues?: readonly SchemaIssue[];
  #raw: unknown;

  /**
   * @param getRaw - returns the decoded body; it is called when the body is first read
   * @internal
   */
  constructor(fields: ReportFields, getRaw: () => unknown) {
    // It takes a third of the time of Object.assign.
    this.status = fields.status;
    this.code = fields.code;
    this.type = fields.type;
    // A log has them in one line. The body itself is in `raw`.
    this.title = shorten(fields.title);
    this.detail = shorten(fields.detail);
    this.instance = fields.instance;
    this.errors = shortenMessages(fields.errors);
    this.retryAfter = fields.retryAfter;
    this.retryable = fields.retryable;
    this.requestId = fields.requestId;
    this.rateLimit = fields.rateLimit;
    this.challenges = fields.challenges;
    this.help = fields.help;
    this.extensions = fields.extensions;
    this.dialect = fields.dialect;
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
