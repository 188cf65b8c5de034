/** Bodies that a client has parsed already. */

import { isObjectPrototype } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";

/** Whether a value is a list, or an object as `JSON.parse` creates it, of any realm. */
function isParsedValue(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || isObjectPrototype(prototype);
}

/**
 * Returns the JSON of a body that was parsed: a list, or an object without a class. Any other value is
 * returned as it is. It never throws: a value that has no JSON, such as one that contains itself, has no
 * content.
 */
export function formatParsedBody(body: unknown): unknown {
  return readSafely(() => (isParsedValue(body) ? JSON.stringify(body) : body));
}
