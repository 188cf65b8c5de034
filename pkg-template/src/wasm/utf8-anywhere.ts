/** UTF-8 where the platform may have no coders for it: Jest's jsdom environment has none. */

import * as platform from "./utf8.js";

/** Gives how many bytes a text took in `into`, which has room for three bytes a code unit. */
export function encodeInto(text: string, into: Uint8Array): number {
  if (typeof TextEncoder === "function") return platform.encodeInto(text, into);
  let at = 0;
  for (const char of text) {
    let code = char.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) {
      into[at++] = code;
      continue;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    into[at++] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
    for (let rest = more - 1; rest >= 0; rest--) into[at++] = 0x80 | ((code >> (6 * rest)) & 0x3f);
  }
  return at;
}

/** Gives the text that well-formed UTF-8 stands for. */
export function decode(bytes: Uint8Array): string {
  if (typeof TextDecoder === "function") return platform.decode(bytes);
  let escaped = "";
  for (const byte of bytes) escaped += `%${(byte + 0x100).toString(16).slice(1)}`;
  return decodeURIComponent(escaped);
}
