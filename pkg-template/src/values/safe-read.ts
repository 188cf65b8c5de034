/** Reads of values that may throw: proxies, revoked ones, and getters that fail. */

/** Gives whether a value was made by a class; nothing is known of a proxy that was revoked. */
export function isInstance<T>(
  value: unknown,
  kind: abstract new (...args: never[]) => T,
): value is T {
  try {
    return value instanceof kind;
  } catch {
    return false;
  }
}

/** Gives a member of whatever was thrown; nothing where it cannot be read. */
export function readMember(value: unknown, name: PropertyKey): unknown {
  try {
    return Object(value)[name];
  } catch {
    return undefined;
  }
}
