/** The text of bodies that are not in UTF-8, which the core would have to know tables for. */

/** What a content type calls its charset, in header lines. */
const CHARSET = /^content-type:[^\n]*;[ \t]*charset="?([\w.:-]{1,40})/im;

/** What XML and pages call theirs. What can be read as ASCII is in no UTF-16 (HTML, 13.2.3.2). */
const DECLARED =
  /^(?=\s*<).*?<(?:\?xml|meta)\s[^>]*?(?:encoding|charset)\s*=\s*["']?(?!utf-?16)([\w.:-]{1,40})/is;

const UTF8 = /^utf-?8$/i;

/** So much of a body may declare it (HTML, 13.2.3.2). */
const START = 1024;

/** Gives the name of a body's encoding: of its mark, its content type, or itself (Encoding, 6.1). */
function findCharset(bytes: Uint8Array, head: string): string | undefined {
  const [first = 0, second = 0] = bytes;
  const mark = (first << 8) | second;
  if (mark === 0xfffe) return "utf-16le";
  if (mark === 0xfeff) return "utf-16be";
  if (mark === 0xefbb) return undefined;
  const charset = CHARSET.exec(head)?.[1];
  // Markup begins with `<` or with white space.
  if (charset !== undefined || first > 0x3c) return charset;
  return DECLARED.exec(String.fromCharCode(...bytes.subarray(0, START)))?.[1];
}

/**
 * Gives the text of bytes. A sign that was cut in two at the end is no sign.
 *
 * @throws RangeError where the platform does not know the encoding
 * @throws TypeError where `fatal` is set, and the bytes are malformed
 */
export function decodeText(bytes: Uint8Array, label: string, fatal = false): string {
  return new TextDecoder(label, { fatal }).decode(bytes, { stream: true });
}

/** Gives a body as text where it is in another encoding than UTF-8 that the platform knows. */
export function decodeBody(body: string | Uint8Array, head: string): string | Uint8Array {
  if (typeof body === "string") return body;
  const label = findCharset(body, head);
  if (label === undefined || UTF8.test(label)) return body;
  try {
    // Many servers say Latin-1 of whatever they send.
    if (new TextDecoder(label).encoding === "windows-1252") return decodeText(body, "utf-8", true);
  } catch {
    // It is no UTF-8.
  }
  try {
    return decodeText(body, label);
  } catch {
    return body;
  }
}
