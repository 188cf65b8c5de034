/** Characters in URI references. */

import { toWellFormed } from "./unicode.js";

/** The characters that a URI reference never holds as they are (RFC 3986, 2). */
const NOT_URI = /[^\x21-\x7e]+|["<>\\^`{|}]/gu;

/** Returns a URI reference in which the characters that no URI has are percent-encoded as UTF-8. */
export function encodeUriCharacters(reference: string): string {
  return toWellFormed(reference).replaceAll(NOT_URI, encodeURIComponent);
}
