/** Copies what was read of a response into its report. */

import type { ReportFields } from "./report-fields.js";

/** Copies the members of a report. */
export function copyReportFields(
  report: { -readonly [Name in keyof ReportFields]: ReportFields[Name] },
  fields: ReportFields,
): void {
  // It takes a third of the time of Object.assign.
  report.status = fields.status;
  report.code = fields.code;
  report.type = fields.type;
  report.title = fields.title;
  report.detail = fields.detail;
  report.instance = fields.instance;
  report.errors = fields.errors;
  report.retryAfter = fields.retryAfter;
  report.retryable = fields.retryable;
  report.requestId = fields.requestId;
  report.rateLimit = fields.rateLimit;
  report.challenges = fields.challenges;
  report.help = fields.help;
  report.extensions = fields.extensions;
  report.dialect = fields.dialect;
}
