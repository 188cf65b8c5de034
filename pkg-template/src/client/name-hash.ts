/** The hash of member names, for the filter of names that mean something to the core. */

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
  for (const letter of name.toLowerCase().replace(/[_-]/g, "")) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  return Array.from({ length: HASH_COUNT }, () => {
    const bit = (hash >>> 0) % size;
    hash = Math.imul(hash, 0x9e3779b1) + 1;
    return bit;
  });
}
