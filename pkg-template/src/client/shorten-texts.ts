/** Texts of reports, which a log has in one line. The body itself is in `raw`. */

import type { ReportedError } from "./report-fields.js";

/** The most characters of a title, a detail and the message of a field error. */
const MAX_REPORTED_TEXT = 2000;

/** Returns a text, cut off with an ellipsis if it is too long. */
export function shortenText(text: string | null): string | null {
  if (text === null || text.length <= MAX_REPORTED_TEXT) return text;
  const start = text.slice(0, MAX_REPORTED_TEXT - 1);
  // Half of a character is left out.
  return `${start.replace(/[\ud800-\udbff]$/, "")}\u2026`;
}

/** Returns field errors whose messages are cut off if they are too long. */
export function shortenMessages(errors: readonly ReportedError[]): readonly ReportedError[] {
  const isLong = ({ message }: ReportedError) =>
    message !== null && message.length > MAX_REPORTED_TEXT;
  if (!errors.some(isLong)) return errors;
  return errors.map((error) => ({ ...error, message: shortenText(error.message) }));
}
