/** Small judgements about texts, which know nothing of errors. */

/** Gives whether a text can stand for a language (RFC 5646, 2.1). */
export function isLanguageTag(text: unknown): text is string {
  return typeof text === "string" && /^[a-z\d]{1,8}(-[a-z\d]{1,8})*$/i.test(text);
}

/** JSON with a space after each comma and colon, in ASCII: as Python's `json.dumps` writes it. */
export function formatPythonJson(json: string): string {
  return json
    .replaceAll(/("(?:[^"\\]|\\.)*")|([,:])/g, (part, text) => (text ? part : `${part} `))
    .replaceAll(
      /[\x7f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
