/** Texts of reports, which a log has in one line. The body itself is in `raw`. */

/** The most characters of a title, a detail and the message of a field error. */
const MAX_REPORTED_TEXT = 2000;

/** Returns a text, cut off with an ellipsis if it is too long. */
export function shortenText(text: string | null): string | null {
  if (text === null || text.length <= MAX_REPORTED_TEXT) return text;
  const start = text.slice(0, MAX_REPORTED_TEXT - 1);
  // Half of a character is left out.
  return `${start.replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
