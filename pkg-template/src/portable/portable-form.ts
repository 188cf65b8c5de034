/** An error as plain data, and as text. This file knows no class of errors. */

import type { ProblemDetails } from "../model/problem-details.js";
import { readSafely } from "../values/safe-read.js";

/** What tells a portable error from other data. It stands in texts, too. */
export const PORTABLE_TAG = "httpexc/portable";

/** An error as plain data, which JSON and structured clone keep. `revive` makes an error of it again. */
export interface PortableError {
  /** Tells it from other data. */
  readonly tag: typeof PORTABLE_TAG;
  /** The problem as clients may see it (RFC 9457, 3). */
  readonly problem: ProblemDetails;
  /** The header fields of the error, names in lower case. */
  readonly headers: [name: string, value: string][];
}

/** The start of a portable error in a text. */
const TEXT_MARK = `[${PORTABLE_TAG}]`;

/**
 * The name of an error that carries a portable one in its message. A Worker with a compatibility date before
 * 2026-04-21 that passes the error on writes it before the message. It is no class's, so that no other text
 * before a portable error is taken for it.
 */
export const CARRIER_NAME = "PortableError";

/** Returns a portable error as text. JSON escapes control characters, at which workerd cuts a message. */
export function formatPortableText(portable: PortableError): string {
  return `${TEXT_MARK}${JSON.stringify(portable)}`;
}

/**
 * Returns the value that a text has in the place of a portable error, or undefined if it has none. A text
 * that only quotes one, as the message of an error about its input does, begins with other words.
 */
export function parsePortableText(text: unknown): unknown {
  if (typeof text !== "string" || !text.startsWith(`${TEXT_MARK}{`)) return undefined;
  return readSafely(() => JSON.parse(text.slice(TEXT_MARK.length)));
}

/** Returns a value as JSON has it: without getters, proxies and classes. @throws if JSON cannot hold it */
export function copyAsJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
