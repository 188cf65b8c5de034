/** Texts as one line, for messages and for the first line of a stack. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const BREAKS = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;

/** A text on one line, so that it cannot forge a line of a log. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, " ");
}

/** What is said of a cause in the first line of a stack. */
export function causeLine(cause: unknown): string {
  try {
    return cause instanceof Error ? ` (cause: ${oneLine(`${cause.name}: ${cause.message}`)})` : "";
  } catch {
    return "";
  }
}
