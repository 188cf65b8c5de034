/** Suggestions for words that were mistyped. */

/** Returns how many letters must be changed, added, removed or swapped to turn one word into another. */
function computeDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let one = 1; one <= from.length; one++) {
    const next = [one];
    for (let two = 1; two <= to.length; two++) {
      const isSame = from[one - 1] === to[two - 1];
      const isSwapped = one > 1 && from[one - 1] === to[two - 2] && from[one - 2] === to[two - 1];
      next[two] = Math.min(
        (next[two - 1] ?? 0) + 1,
        (row[two] ?? 0) + 1,
        (row[two - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[two - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

/** Returns the word nearest to a mistyped one, or undefined if none is near. */
export function findSimilarWord(word: string, words: Iterable<string>): string | undefined {
  // A longer word is no typing mistake, and comparing it would take long.
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const other of words) {
    const distance = computeDistance(word.toLowerCase(), other.toLowerCase());
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}
