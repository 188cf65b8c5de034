/** Classes that were thrown in the place of an error. */

/**
 * Returns what a developer should write if a value is a class of errors that was thrown without `new`,
 * or undefined for any other value. It throws nothing.
 */
export function explainThrownClass(value: unknown): string | undefined {
  try {
    if (typeof value !== "function" || !(value.prototype instanceof Error || value === Error)) {
      return undefined;
    }
    return `${value.name} was thrown without new: write \`throw new ${value.name}()\``;
  } catch {
    return undefined;
  }
}
