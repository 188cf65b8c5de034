/** The end of a chain of causes that is too long to be shown. */

import { readMember } from "./safe-read.js";

/** The most causes that are counted. */
const MAX_COUNTED_CAUSES = 10_000;

/** The last cause of a chain. */
export interface RootCause {
  readonly root: unknown;
  /** The number of causes before it. */
  readonly omittedCount: number;
}

/**
 * Returns the last cause of a chain. In a circle it is the last one before a cause that was seen.
 *
 * @param cause - where the search begins
 * @param seen - the causes before it; those that are passed are added
 */
export function findRootCause(cause: unknown, seen: Set<unknown>): RootCause {
  let root = cause;
  let omittedCount = 0;
  while (Object(root) === root && omittedCount < MAX_COUNTED_CAUSES) {
    seen.add(root);
    const next = readMember(root, "cause");
    if (next === undefined || seen.has(next)) break;
    root = next;
    omittedCount++;
  }
  return { root, omittedCount };
}
