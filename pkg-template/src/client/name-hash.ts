/** The hash of member names, for the filter of names that mean something to the core. */

/**
 * Words in names that an API makes of several: `XyzErrorCode` has a code, and `statusText` a label. The
 * core may know such a name by its words.
 */
const KNOWN_WORD =
  /err|fehler|fault|excep|re?sp|fail|declin|reject|result|status|reason|mess|mensa|msg|code?$|text$|desc|detail|viola/i;

/** A name after a single letter, such as `xError`: the core knows usual names with one before them. */
const LETTER_BEFORE = /^.(?:_|[A-Z])/;

/** Returns a name as the core compares it: without `_` and `-`. */
const removeSeparators = (name: string): string => name.replace(/[_-]/g, "");

/** Whether a name may be one that means nothing to the core. The filter has no other names. */
export function isPlainName(name: string): boolean {
  const isWordKnown = KNOWN_WORD.test(removeSeparators(name));
  return /^[a-z][\w-]*$/i.test(name) && !isWordKnown && !LETTER_BEFORE.test(name);
}

/** The hashes of a name, and so the bits that a filter has of each name. */
const HASH_COUNT = 5;

/**
 * Returns the bits of a Bloom filter that stand for a name. Names are compared as the core compares
 * them: without case, `_` and `-`.
 *
 * @param size - the number of bits of the filter
 */
export function findFilterBits(name: string, size: number): number[] {
  // FNV-1a. The name is ASCII.
  let hash = 0x811c9dc5;
  for (const letter of removeSeparators(name.toLowerCase())) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  return Array.from({ length: HASH_COUNT }, () => {
    const bit = (hash >>> 0) % size;
    hash = Math.imul(hash, 0x9e3779b1) + 1;
    return bit;
  });
}
