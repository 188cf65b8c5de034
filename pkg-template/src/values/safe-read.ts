/** Reads of values that may throw: proxies, revoked proxies, and getters. Nothing here throws. */

/** Whether a value is an instance of a class. A revoked proxy is an instance of none. */
export function isInstance<T>(
  value: unknown,
  Class: abstract new (...args: never[]) => T,
): value is T {
  try {
    return value instanceof Class;
  } catch {
    return false;
  }
}

/** Returns the result of a call that reads values, or undefined if it throws. */
export function readSafely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Returns a member of a value, or undefined if the value has none or it cannot be read. */
export function readMember(value: unknown, name: PropertyKey): unknown {
  return readSafely(() => Object(value)[name]);
}
