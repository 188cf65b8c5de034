/** Whether the name of a member may mean something to the core. */

import { MEMBER_NAME_FILTER } from "../generated/reader-names.js";
import { findFilterBits, isPlainName } from "./name-hash.js";

/** The bits in a character of the filter, which is a digit to the base of 32. */
const CHARACTER_BITS = 5;

/**
 * Whether the core may read more out of a member of this name than that it is there. The answer "no"
 * is certain. One of 105 other names is taken for one that the core knows.
 */
export function isKnownName(name: string): boolean {
  const size = MEMBER_NAME_FILTER.length * CHARACTER_BITS;
  const hasBit = (bit: number): boolean => {
    const bits = Number.parseInt(
      MEMBER_NAME_FILTER.charAt(bit / CHARACTER_BITS),
      2 ** CHARACTER_BITS,
    );
    return ((bits >> (bit % CHARACTER_BITS)) & 1) === 1;
  };
  return !isPlainName(name) || findFilterBits(name, size).every(hasBit);
}
