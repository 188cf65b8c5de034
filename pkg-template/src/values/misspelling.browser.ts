/** The same in browsers, without aliases: only the options of functions are looked at there. */

import type { Misspelling } from "./misspelling.js";
import { findSimilarWord } from "./similar-word.js";

/** Returns the first member of an object whose name is similar to a known one, or undefined. */
export function findMisspelling(
  object: object,
  names: readonly string[],
  others: readonly string[],
): Misspelling | undefined {
  for (const name of Object.keys(object)) {
    if (names.includes(name) || others.includes(name)) continue;
    const meant = findSimilarWord(name.replaceAll(/[-_]/g, ""), names);
    if (meant !== undefined) return { name, meant };
  }
  return undefined;
}
