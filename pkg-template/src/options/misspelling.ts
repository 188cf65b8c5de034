/**
 * Finds names that were mistyped in the objects that options take. Such an object may have further
 * members, because the issues of a validator and the result of a rate limiter can be passed as they are.
 */

import { readOwn } from "../values/own-record.js";
import { findSimilarWord } from "../values/similar-word.js";

/** A member whose name is none of the known ones, and the one that was meant. */
export interface Misspelling {
  readonly name: string;
  readonly meant: string;
}

/**
 * Returns the first member of an object whose name is similar to a known one that the object lacks, or
 * undefined if there is none.
 *
 * @param aliases - words that are used elsewhere for a known name, each with that name
 */
export function findMisspelling(
  object: unknown,
  names: readonly string[],
  aliases: readonly (readonly [alias: string, name: string])[] = [],
): Misspelling | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  const pairs = [...names.map((name) => [name, name] as const), ...aliases];
  const missing = pairs.filter(([, name]) => readOwn(object, name) === undefined);
  if (missing.length === 0) return undefined;
  const words = missing.map(([word]) => word);
  for (const name of Object.keys(object)) {
    if (names.includes(name)) continue;
    const similar = findSimilarWord(name.replaceAll(/[-_]/g, ""), words);
    const meant = missing.find(([word]) => word === similar)?.[1];
    if (meant !== undefined) return { name, meant };
  }
  return undefined;
}
