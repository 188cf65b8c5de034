/** Texts of JavaScript, in browsers, which all have an encoder. */

/** Returns a text in which each lone surrogate is U+FFFD, as UTF-8 encoders write it. */
export function toWellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** Returns a text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
