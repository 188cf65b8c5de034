/** Responses of another realm, such as that of a frame, in browsers. */

import { readSafely } from "./safe-read.js";

/** Whether a value is a response of another realm. */
export function isForeignResponse(value: unknown): boolean {
  return readSafely(() => Object.prototype.toString.call(value)) === "[object Response]";
}
