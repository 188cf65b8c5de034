/** What the functions of a configuration give, judged when they give it. */

/**
 * Gives whether a value is a promise, and sees to it that its rejection is dealt with: one that
 * nobody waits for would end the process.
 */
export function isPromise(value: unknown): boolean {
  if (typeof Object(value).then !== "function") return false;
  Promise.resolve(value).catch(() => {});
  return true;
}

/** Gives the error that says of a function that it gave a promise. */
export function createPromiseError(name: string): TypeError {
  return new TypeError(`Cannot use what ${name} gave: it is a promise, which is not waited for`);
}

/**
 * Gives what a function of the configuration gave.
 *
 * @throws TypeError where that is a promise
 */
export function requireSync<T>(name: string, value: T): T {
  if (isPromise(value)) throw createPromiseError(name);
  return value;
}
