/** Texts on one line, for messages and for the first line of a stack. */

import { readSafely } from "./safe-read.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const CONTROL_CHARACTERS = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;

/** Returns a text on one line, so that it cannot forge a line of a log. */
export function toOneLine(text: string): string {
  return text.replace(CONTROL_CHARACTERS, " ");
}

/** Returns the cause of an error for the first line of its stack: ` (cause: Error: …)`, or "". */
export function formatCause(cause: unknown): string {
  const line = readSafely(() => cause instanceof Error && `${cause.name}: ${cause.message}`);
  return line ? ` (cause: ${toOneLine(line)})` : "";
}
