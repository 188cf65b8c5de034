/** Values that may be one item or a list of items. */

/** Returns a list as it is, and any other value as a list of that value. */
export function toList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
