/** Headers in the forms that users give them. */

import { toList } from "../values/lists.js";

/**
 * Yields headers as pairs of name and value. Whatever is no name or no value is yielded as it is, for
 * the check of the option `headers`.
 */
export function* toHeaderPairs(headers: object): Generator<readonly unknown[]> {
  if (Symbol.iterator in headers) {
    for (const pair of headers as Iterable<unknown>) yield toList(pair);
    return;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    for (const item of toList(value as string | number)) {
      yield [name, typeof item === "number" ? String(item) : item];
    }
  }
}
