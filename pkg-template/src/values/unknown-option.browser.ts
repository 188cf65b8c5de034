/** The same in browsers, where a suggestion is not worth its bytes in the first load of a page. */

/** Returns that an option is none. */
export function describeUnknownOption(
  _name: string,
  _listOptions: () => Iterable<string>,
  subject = "an option",
): string {
  return `is not ${subject}`;
}
