/** Copies what was read of a response into its report, in browsers, where too few are read for time to count. */

import type { ReportFields } from "./report-fields.js";

/** Copies the members of a report. */
export function copyReportFields(report: ReportFields, fields: ReportFields): void {
  Object.assign(report, fields);
}
