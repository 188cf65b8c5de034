/** Bodies that a client has parsed already. */

import { isPlainObject } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";

/**
 * Returns the JSON of a body that was parsed: a list, or an object without a class. Any other value is
 * returned as it is. It never throws: a value that has no JSON, such as one that contains itself, has no
 * content.
 */
export function formatParsedBody(body: unknown): unknown {
  return readSafely(() =>
    Array.isArray(body) || isPlainObject(body) ? JSON.stringify(body) : body,
  );
}
