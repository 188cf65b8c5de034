/** What is said to someone who used the command in a wrong way. */

/** The command was used in a wrong way: the exit code is 2. */
export class UsageError extends Error {}

/** What was asked for is not there: the exit code is 1. */
export class MissingInputError extends Error {}

/** Gives how many letters have to be changed, added, left out or swapped to make one word another. */
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

/** Gives the words that one was probably meant to be, the nearest alone; none where none is near. */
export function findSimilar(word: string, words: Iterable<string>): string | undefined {
  // Beyond that it is no slip of the fingers, and long words would take long.
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const other of words) {
    const far = computeDistance(word.toLowerCase(), other.toLowerCase());
    if (far < least) [best, least] = [other, far];
  }
  return best;
}

/** Gives the question that helps out of a slip, or nothing. */
export function formatSuggestion(
  word: string,
  words: Iterable<string>,
  show = (one: string) => one,
): string {
  const best = findSimilar(word, words);
  return best === undefined ? "" : `, did you mean ${show(best)}?`;
}
