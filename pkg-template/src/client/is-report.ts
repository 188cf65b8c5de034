/** Recognizes reports. */

import { REPORT } from "../model/symbols.js";
import { readMember } from "../values/safe-read.js";
import type { ReportFields } from "./report-fields.js";

/** Whether a value is a report, of this copy of the package or another. */
export function isReport(value: unknown): value is ReportFields {
  return readMember(value, REPORT) === true;
}
