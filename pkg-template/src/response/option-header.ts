/** A header that an option of an error gives. */

/** The name, and a function that returns the value or values. It may throw. */
export type OptionHeader = readonly [
  name: string,
  create: () => string | readonly string[] | undefined,
];

/** Formats a number of seconds or units, rounded up, or returns undefined if no header can have it. */
export function formatCount(number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const count = Math.ceil(number);
  return count >= 0 && count < 2 ** 64 ? `${BigInt(count)}` : undefined;
}
