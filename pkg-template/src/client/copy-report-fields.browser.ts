/** Copies what was read of a response into its report, in browsers, where too few are read for time to count. */

import type { ReportFields } from "./report-fields.js";
import { shortenMessages, shortenText } from "./shorten-texts.js";

/** Copies the members of a report, with texts that are cut off if they are too long. */
export function copyReportFields(report: ReportFields, fields: ReportFields): void {
  Object.assign(report, fields, {
    title: shortenText(fields.title),
    detail: shortenText(fields.detail),
    errors: shortenMessages(fields.errors),
  });
}
