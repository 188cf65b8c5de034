/** The same in browsers, for the first load of a page: only words that differ by one letter are similar. */

/** Whether two words differ by one letter that is changed, added or removed, or by two that are swapped. */
function isSimilar(one: string, two: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at++;
  const [restOfOne, restOfTwo] = [one.slice(at + 1), two.slice(at + 1)];
  return (
    restOfOne === two.slice(at) ||
    restOfTwo === one.slice(at) ||
    restOfOne === restOfTwo ||
    (one[at] === two[at + 1] &&
      one[at + 1] === two[at] &&
      restOfOne.slice(1) === restOfTwo.slice(1))
  );
}

/** Returns the first word that is similar to a mistyped one, or undefined if none is. */
export function findSimilarWord(word: string, words: Iterable<string>): string | undefined {
  return [...words].find((other) => isSimilar(word.toLowerCase(), other.toLowerCase()));
}
