/** Formats of texts. This module knows nothing of errors. */

/** Whether a text has the form of a language tag (RFC 5646, 2.1). */
export function isLanguageTag(text: unknown): text is string {
  return typeof text === "string" && /^[a-z\d]{1,8}(-[a-z\d]{1,8})*$/i.test(text);
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
