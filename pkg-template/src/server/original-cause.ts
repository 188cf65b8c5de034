/** Shows the error that was thrown first as the cause of the one that a handler makes of it. */

import { isHTTPException } from "../index.js";
import { defineProperty } from "../values/define-property.js";
import { readMember } from "../values/safe-read.js";

/** The longest chain of causes that is followed. */
const MAX_EXAMINED_CAUSES = 1_000;

/** Whether an error is another one, or has it as a cause. */
function hasCause(error: unknown, other: unknown): boolean {
  let cause = error;
  for (let left = MAX_EXAMINED_CAUSES; left > 0; left--) {
    if (cause === other) return true;
    if (Object(cause) !== cause) return false;
    cause = readMember(cause, "cause");
  }
  return false;
}

/**
 * Returns the error that a handler made, with what was thrown as its cause, if it has none. That is an
 * object that inherits from the error: the error itself may be shared by many requests, or frozen, and
 * is not changed.
 */
export function withOriginalCause(error: unknown, original: unknown): unknown {
  try {
    // An object of the platform, such as a DOMException, cannot be inherited from.
    const isError =
      isHTTPException(error) || Object.prototype.toString.call(error) === "[object Error]";
    if (!isError || original === undefined || readMember(error, "cause") !== undefined)
      return error;
    if (hasCause(original, error)) return error;
    const descriptor = { configurable: true, enumerable: false, writable: true };
    // A log lists the own properties of an error.
    const isShown = ([name, { enumerable }]: [string, PropertyDescriptor]) =>
      enumerable && name !== "cause";
    const properties = Object.entries(Object.getOwnPropertyDescriptors(error as object)).filter(
      isShown,
    );
    const derived = Object.create(error as object) as object;
    for (const [name, property] of properties) defineProperty(derived, name, property);
    defineProperty(derived, "cause", { ...descriptor, value: original });
    return derived;
  } catch {
    // A proxy throws.
    return error;
  }
}
