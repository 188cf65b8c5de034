/**
 * Decodes bodies in other encodings than UTF-8. The platform's decoder does that: the core would
 * need large tables.
 */

import { decode } from "#wasm";
import type { BodyStart } from "./response-values.js";

/** The charset of a Content-Type, in header lines. */
const HEADER_CHARSET = /^content-type:[^\n]*;[ \t]*charset="?([\w.:-]{1,40})/im;

/**
 * The charset that XML or HTML declares. A declaration that can be read as ASCII cannot be in
 * UTF-16 (HTML, 13.2.3.2).
 */
const DECLARED_CHARSET =
  /^(?=\s*<).*?<(?:\?xml|meta)\s[^>]*?(?:encoding|charset)\s*=\s*["']?(?!utf-?16)([\w.:-]{1,40})/is;

const UTF8_LABEL = /^utf-?8$/i;

/** The number of bytes at the start of a body that may hold a declaration (HTML, 13.2.3.2). */
const DECLARATION_BYTES = 1024;

/**
 * Returns the label of a body's encoding, or `undefined` if that is UTF-8 or unknown. A byte order
 * mark comes first, then the Content-Type, then a declaration in the body (Encoding, 6.1).
 */
function findCharset(bytes: Uint8Array, head: string): string | undefined {
  const [first = 0, second = 0] = bytes;
  const mark = (first << 8) | second;
  if (mark === 0xfffe) return "utf-16le";
  if (mark === 0xfeff) return "utf-16be";
  if (mark === 0xefbb) return undefined;
  const charset = HEADER_CHARSET.exec(head)?.[1];
  // Markup begins with `<` or with white space.
  if (charset !== undefined || first > 0x3c) return charset;
  return DECLARED_CHARSET.exec(String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES)))?.[1];
}

/** How bytes are decoded. */
interface DecodingOptions {
  /** Whether malformed bytes are an error. Default: they become U+FFFD. */
  readonly fatal?: boolean;
  /** Whether more bytes may follow, so that a character that is not complete is left out. */
  readonly isCut: boolean;
}

/** Returns UTF-8 without a character at the end whose last bytes are missing. */
function removeCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  const first = bytes[end - 1] ?? 0;
  const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return bytes.length - end + 1 < length ? bytes.subarray(0, end - 1) : bytes;
}

/**
 * Returns the text of bytes. A platform without a decoder, such as React Native, knows well-formed UTF-8.
 *
 * @throws RangeError if the platform does not know the encoding
 * @throws TypeError if `fatal` is set and the bytes are malformed
 */
export function decodeText(bytes: Uint8Array, label: string, options: DecodingOptions): string {
  const { fatal = false, isCut } = options;
  if (typeof TextDecoder !== "function") return decode(isCut ? removeCutCharacter(bytes) : bytes);
  return new TextDecoder(label, { fatal }).decode(bytes, { stream: isCut });
}

/**
 * Whether an end that is not a complete character of UTF-8 was cut off: if the body was cut, or if it
 * has other characters of more than one byte. Otherwise it is a letter of Latin-1, as in "caf\xe9".
 */
function isCutCharacter(bytes: Uint8Array, isCut: boolean): boolean {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return isCut || bytes.subarray(0, Math.max(0, end - 1)).some((byte) => byte >= 0x80);
}

/**
 * Returns a body as text if it is in another encoding than UTF-8 and the platform knows that
 * encoding, otherwise the body itself.
 */
export function decodeBody({ body, isCut = false }: BodyStart, head: string): string | Uint8Array {
  if (typeof body === "string") return body;
  const label = findCharset(body, head);
  if (label === undefined || UTF8_LABEL.test(label)) return body;
  try {
    // Many servers declare Latin-1 and send UTF-8.
    if (new TextDecoder(label).encoding === "windows-1252") {
      return decodeText(body, "utf-8", { fatal: true, isCut: isCutCharacter(body, isCut) });
    }
  } catch {
    // It is not UTF-8.
  }
  try {
    return decodeText(body, label, { isCut: true });
  } catch {
    return body;
  }
}
