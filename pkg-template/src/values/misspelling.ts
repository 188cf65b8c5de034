/** Names that were mistyped in objects that may have further members. */

import { readOwn } from "./own-record.js";
import { findSimilarWord } from "./similar-word.js";

/** A member's name that was mistyped, and the name that was meant. */
export interface Misspelling {
  readonly name: string;
  readonly meant: string;
}

/**
 * Returns the first member of an object whose name is similar to a known one that the object lacks, or
 * undefined if there is none.
 *
 * @param others - names of members that are no mistakes
 * @param aliases - words that are used elsewhere for a name, each with the name
 */
export function findMisspelling(
  object: object,
  names: readonly string[],
  others: readonly string[] = [],
  aliases: readonly (readonly [word: string, name: string])[] = [],
): Misspelling | undefined {
  const pairs = [...names.map((name) => [name, name] as const), ...aliases];
  const missing = pairs.filter(([, name]) => readOwn(object, name) === undefined);
  if (missing.length === 0) return undefined;
  const words = missing.map(([word]) => word);
  for (const name of Object.keys(object)) {
    if (names.includes(name) || others.includes(name)) continue;
    const similar = findSimilarWord(name.replaceAll(/[-_]/g, ""), words);
    const meant = missing.find(([word]) => word === similar)?.[1];
    if (meant !== undefined) return { name, meant };
  }
  return undefined;
}
