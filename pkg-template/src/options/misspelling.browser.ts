/** The same in browsers, where a suggestion is not worth its bytes in the first load of a page. */

import type { Misspelling } from "./misspelling.js";

export type { Misspelling };

/** Returns undefined: no member is looked at. */
export function findMisspelling(
  _object: unknown,
  _names: readonly string[],
): Misspelling | undefined {
  return undefined;
}
