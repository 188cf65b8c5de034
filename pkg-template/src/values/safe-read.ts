/** Reads of values that may throw: proxies, revoked proxies, and getters. Nothing here throws. */

import { readOwn } from "./own-record.js";

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

/** Whether a value is an object of a class. Data such as a parsed body is none. */
export function isClassInstance(value: unknown): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(Object(value));
    return typeof value === "object" && prototype !== null && prototype !== Object.prototype;
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

/**
 * Returns a member of an object, of its own or of its class, or undefined if it has none or it cannot be
 * read. A member of `Object.prototype` is none.
 */
export function readMember(value: unknown, name: PropertyKey): unknown {
  return readSafely(() => readOwn(value, name));
}
