/**
 * Reads JSON if the core could not be loaded: a network that fails, a chunk of the program that a new
 * version has removed. It is a best effort and no replacement of the core.
 */

import { createRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { readLeanHeaders } from "./lean-headers.js";
import { Report } from "./report.js";
import { createHeaderFields } from "./report-fields.js";
import type { ReadableResponse } from "./response-values.js";

/** The longest sentence, and the longest code, in UTF-16 code units. */
const MAX_SENTENCE_LENGTH = 1000;
const MAX_CODE_LENGTH = 64;

/** A word like those of tokens, keys, hashes and ids: very long, or long with digits and letters. */
const LIKE_TOKEN = /\S{40}|(?=\S*\d)(?=\S*\p{L})\S{16}|\d{7}/u;

/** Words for a person: several, one without digits and marks, or those of a script without spaces. */
const WORDS = /^\p{L}{2,30}[.!?]?$|\p{L}{2}\S*\s+\S|^\D*[^\p{ASCII}\d]\D*$/u;

/** A code: a name of ASCII that begins with a letter. */
const CODE = /^[a-z][\w.:/-]*$/i;

/** Names before a value that is a secret. */
const SECRET =
  /(password|passwd|secret|token|api[_-]?key|authorization|cookie|credentials?)["']?\s*[:=]/i;

/**
 * Returns a report with the code and the sentence of a flat JSON object: `code`, and `detail`, `message`
 * or `error.message`. Everything else is missing. It never throws, and takes neither a secret nor an id
 * for a sentence.
 */
export function readLastResort(response: ReadableResponse): Report {
  const { status, head, body, now = Date.now() / 1000 } = response;
  // A platform may have no decoder, and a buffer may be transferred.
  const text =
    typeof body === "string" ? body : (readSafely(() => new TextDecoder().decode(body)) ?? "");
  const value: unknown = readSafely(() => JSON.parse(text));
  const { code, detail, message, error } = toMembers(value);
  const inner = toMembers(error);
  const sentence = [detail, message, inner["message"]].find(isSentenceForPerson);
  const fields = {
    ...createHeaderFields(status, readLeanHeaders(status, head, now)?.members, "generic"),
    code: [code, inner["code"]].find(isPlainCode) ?? null,
    detail: sentence?.trim() ?? null,
  };
  return new Report(fields, () => value ?? text);
}

function toMembers(value: unknown): { readonly [name: string]: unknown } {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return createRecord((isObject ? value : {}) as { readonly [name: string]: unknown });
}

function isSentenceForPerson(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_SENTENCE_LENGTH) return false;
  return WORDS.test(value.trim()) && !LIKE_TOKEN.test(value) && !SECRET.test(value);
}

function isPlainCode(value: unknown): value is string | number {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "string" || value.length > MAX_CODE_LENGTH) return false;
  return CODE.test(value) && !LIKE_TOKEN.test(value);
}
