/** Values that may be one or many. */

/** Gives a value that may be one or many as many. */
export function toList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
