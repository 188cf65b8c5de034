/** Results of functions of the user's that must not be promises. */

/**
 * Whether a value is a promise. A rejection of it is then handled, because an unhandled rejection would
 * end the process.
 */
export function isPromise(value: unknown): boolean {
  if (typeof (value as PromiseLike<unknown> | undefined | null)?.then !== "function") return false;
  Promise.resolve(value).catch(() => {});
  return true;
}

/** Returns the error that says that a function returned a promise. */
export function createPromiseError(name: string): TypeError {
  return new TypeError(`Cannot use the result of ${name}: it is a promise, which is not awaited`);
}

/**
 * Returns the result of a function of the configuration.
 *
 * @throws TypeError if it is a promise
 */
export function requireSync<T>(name: string, result: T): T {
  if (isPromise(result)) throw createPromiseError(name);
  return result;
}
