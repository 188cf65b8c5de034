/** Whether the name of a member may mean something to the core. */

import { MEMBER_NAME_FILTER } from "../generated/reader-names.js";
import { findFilterBits } from "./name-hash.js";

/** The bits in a character of the filter, and the character that has none of them. */
const CHARACTER_BITS = 5;
const FIRST_CHARACTER = 0x30;

/**
 * Words in names that an API makes of several: `XyzErrorCode` has a code, and `statusText` a label. The
 * core may know such a name by its words.
 */
const KNOWN_WORD =
  /err|fehler|fault|excep|re?sp|fail|declin|reject|result|status|reason|mess|mensa|msg|code?$|text$|desc|detail|viola/i;

/**
 * Whether the core may read more out of a member of this name than that it is there. The answer "no"
 * is certain. One of 45 other names is taken for one that the core knows.
 */
export function isKnownName(name: string): boolean {
  const size = MEMBER_NAME_FILTER.length * CHARACTER_BITS;
  const hasBit = (bit: number): boolean => {
    const bits = MEMBER_NAME_FILTER.charCodeAt(bit / CHARACTER_BITS) - FIRST_CHARACTER;
    return ((bits >> (bit % CHARACTER_BITS)) & 1) === 1;
  };
  return (
    !/^[a-z][\w-]*$/i.test(name) ||
    // The core knows usual names with a letter before them, such as `xError`.
    /^.(?:_|[A-Z])/.test(name) ||
    KNOWN_WORD.test(name) ||
    findFilterBits(name, size).every(hasBit)
  );
}
