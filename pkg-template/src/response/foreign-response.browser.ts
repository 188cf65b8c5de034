/** Responses of another implementation of Fetch, which are there on servers alone. */

/** Returns undefined: the responses of a page are the platform's. */
export function convertResponse(_value: unknown): Response | undefined {
  return undefined;
}
