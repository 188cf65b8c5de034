/** What an error says of an option that is unknown. */

import { findSimilarWord } from "./similar-word.js";

/**
 * Returns the rest of a sentence that begins with the name of an option: that it is none, and which one
 * may have been meant.
 *
 * @param listOptions - returns the names of all options
 * @param subject - the end of the sentence: "an option", or "an option of it"
 */
export function describeUnknownOption(
  name: string,
  listOptions: () => Iterable<string>,
  subject = "an option",
): string {
  const meant = findSimilarWord(name.replaceAll(/[-_]/g, ""), listOptions());
  return `is not ${subject}${meant === undefined ? "" : `. Did you mean ${meant}?`}`;
}
