/** UTF-8 for platforms that may lack text coders: Jest's jsdom environment has none. */

import { decodeWithPlatform, encodeWithPlatform } from "./utf8.js";

/**
 * Encodes a text and returns the number of its bytes.
 *
 * @param buffer - has room for three bytes per UTF-16 code unit
 * @throws RangeError if the platform has a coder and the buffer is too small
 */
export function encodeInto(text: string, buffer: Uint8Array): number {
  if (typeof TextEncoder === "function") return encodeWithPlatform(text, buffer);
  let at = 0;
  for (const char of text) {
    let code = char.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) {
      buffer[at++] = code;
      continue;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    buffer[at++] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
    for (let rest = more - 1; rest >= 0; rest--) {
      buffer[at++] = 0x80 | ((code >> (6 * rest)) & 0x3f);
    }
  }
  return at;
}

/** Returns the text that well-formed UTF-8 encodes. */
export function decode(bytes: Uint8Array): string {
  if (typeof TextDecoder === "function") return decodeWithPlatform(bytes);
  let escaped = "";
  for (const byte of bytes) escaped += `%${(byte + 0x100).toString(16).slice(1)}`;
  return decodeURIComponent(escaped);
}
