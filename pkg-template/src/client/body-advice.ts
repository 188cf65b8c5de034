/** What a body says of another try, if the core is not needed to know it. */

import { RETRY_NAME } from "../generated/reader-names.js";
import { createRecord } from "../values/own-record.js";
import { findContentType } from "./header-lines.js";
import type { BodyStart } from "./response-values.js";

/** What a body says of another try. */
export interface BodyAdvice {
  /** Whether it takes the core to tell. Then the rest is not known. */
  readonly needsCore: boolean;
  /** Whether the server says that another try is worth it. */
  readonly retryable?: boolean;
}

/** The start of an HTML page, and what a page has if there is JSON in one of its elements. */
const HTML_PAGE = /^\s*(<!doctype html[^>]*>\s*)?<html/i;
const JSON_IN_PAGE = />\s*(\{|&(#|l[bc]))/i;

/** An escape that may stand for a letter of a name. */
const ESCAPED_LETTER = /\\u00|%[4-7]/;

/** What may stand in names and says nothing: separators, or the second byte of a letter in UTF-16. */
const SEPARATORS = /[\W_]/g;

/**
 * Returns what a body says of another try. It says nothing if it has none of the names of members that
 * say something, or no members at all: pages and plain texts have none. Problem details may only say
 * whether another try is worth it.
 *
 * @param head - a line `name: value` for each header, with the name in lower case
 */
export function findBodyAdvice({ body, isCut = false }: BodyStart, head: string): BodyAdvice {
  // Jest's jsdom environment has no decoder.
  if (typeof body !== "string" && typeof TextDecoder !== "function") return { needsCore: true };
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const names = text.replace(SEPARATORS, "").match(RETRY_NAME) ?? [];
  const isEscaped = ESCAPED_LETTER.test(text);
  if (!canHaveMembers(text) || (names.length === 0 && !isEscaped)) return { needsCore: false };
  const isProblem = findContentType(head).startsWith("application/problem+json");
  const isOdd = isEscaped || isCut || names.length > 1 || /_errors/.test(text);
  if (!isProblem || isOdd || /^grpc-/m.test(head)) return { needsCore: true };
  const retryable = parseRetryable(text);
  return retryable === undefined ? { needsCore: true } : { needsCore: false, retryable };
}

/** Whether a body can have members, as JSON, XML and forms have. Pages may have JSON in or after them. */
function canHaveMembers(text: string): boolean {
  if (!HTML_PAGE.test(text)) return /[{[<=]/.test(text);
  return JSON_IN_PAGE.test(text) || /[}\]]/.test(text.slice(text.lastIndexOf(">")));
}

/** Returns the member `retryable` of a JSON object if it is there and a boolean. */
function parseRetryable(text: string): boolean | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const { retryable }: { readonly retryable?: unknown } = createRecord(isObject ? value : {});
    return typeof retryable === "boolean" ? retryable : undefined;
  } catch {
    // It is malformed.
    return undefined;
  }
}
