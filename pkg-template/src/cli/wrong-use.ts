/** Errors of the command line, and suggestions for words that were mistyped. */

import { findSimilarWord } from "../values/similar-word.js";

/** The command was called in a wrong way. The exit code is 2. */
export class UsageError extends Error {}

/** The input is empty, or the status unknown. The exit code is 1. */
export class MissingInputError extends Error {}

/** Returns the question "Did you mean …?" after a full stop, or an empty text. */
export function formatSuggestion(
  word: string,
  words: Iterable<string>,
  show = (one: string) => one,
): string {
  const best = findSimilarWord(word, words);
  return best === undefined ? "" : `. Did you mean ${show(best)}?`;
}
