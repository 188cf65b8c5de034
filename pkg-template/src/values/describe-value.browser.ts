/** Values as an error names them, in browsers: with fewer words, for the first load of a page. */

/** Returns the type of a value. It throws nothing. */
export function describeValue(value: unknown): string {
  return value === null ? "null" : typeof value;
}
