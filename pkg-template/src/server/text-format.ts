/** Formats of texts. This module knows nothing of errors. */

/**
 * A language tag (RFC 5646, 2.1): the language, the script, the region, variants, extensions, private use.
 * The irregular tags of RFC 3066, such as `i-klingon`, have others in their place, and are none.
 */
const LANGUAGE_TAG =
  /^(([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?|x(-[a-z\d]{1,8})+)$/i;

/** Whether a text has the form of a language tag (RFC 5646, 2.1). */
export function isLanguageTag(text: unknown): text is string {
  return typeof text === "string" && LANGUAGE_TAG.test(text);
}

/** Returns JSON as Python's `json.dumps` writes it: in ASCII, with a space after each comma and colon. */
export function formatPythonJson(json: string): string {
  return json
    .replaceAll(/("(?:[^"\\]|\\.)*")|([,:])/g, (part, text) => (text ? part : `${part} `))
    .replaceAll(
      /[\x7f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
