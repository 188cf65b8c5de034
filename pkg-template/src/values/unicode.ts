/** Texts of JavaScript, which may hold lone surrogates, as text that UTF-8 can encode. */

/** Returns a text in which each lone surrogate is U+FFFD, as UTF-8 encoders write it. */
export function toWellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** Returns a text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  if (typeof TextEncoder === "function") return new TextEncoder().encode(text);
  // Jest's jsdom environment and older versions of React Native have no encoder.
  const bytes = unescape(encodeURIComponent(toWellFormed(text)));
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}
