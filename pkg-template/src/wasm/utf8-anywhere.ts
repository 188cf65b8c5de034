/** UTF-8 for platforms that may lack text coders, as Jest's jsdom environment and React Native do. */

import { encodeText } from "../values/unicode.js";
import { decodeWithPlatform, encodeWithPlatform } from "./utf8.js";

/**
 * Encodes a text and returns the number of its bytes.
 *
 * @param buffer - has room for three bytes per UTF-16 code unit
 * @throws RangeError if the buffer is too small
 */
export function encodeInto(text: string, buffer: Uint8Array): number {
  if (typeof TextEncoder === "function") return encodeWithPlatform(text, buffer);
  const bytes = encodeText(text);
  buffer.set(bytes);
  return bytes.length;
}

/** Returns the text that well-formed UTF-8 encodes. */
export function decode(bytes: Uint8Array): string {
  if (typeof TextDecoder === "function") return decodeWithPlatform(bytes);
  let escaped = "";
  for (const byte of bytes) escaped += `%${(byte + 0x100).toString(16).slice(1)}`;
  return decodeURIComponent(escaped);
}
