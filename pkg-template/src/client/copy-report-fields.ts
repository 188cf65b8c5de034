/** Copies what was read of a response into its report. */

import type { ReportFields } from "./report-fields.js";
import { shortenMessages, shortenText } from "./shorten-texts.js";

/** Copies the members of a report, with texts that are cut off if they are too long. */
export function copyReportFields(
  report: { -readonly [Name in keyof ReportFields]: ReportFields[Name] },
  fields: ReportFields,
): void {
  // It takes a third of the time of Object.assign.
  report.status = fields.status;
  report.code = fields.code;
  report.type = fields.type;
  report.title = shortenText(fields.title);
  report.detail = shortenText(fields.detail);
  report.instance = fields.instance;
  report.errors = shortenMessages(fields.errors);
  report.retryAfter = fields.retryAfter;
  report.retryable = fields.retryable;
  report.requestId = fields.requestId;
  report.rateLimit = fields.rateLimit;
  report.challenges = fields.challenges;
  report.help = fields.help;
  report.extensions = fields.extensions;
  report.dialect = fields.dialect;
}
