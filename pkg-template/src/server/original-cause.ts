/** Keeps the error that was thrown first as the cause of the one that a handler makes of it. */

import { defineProperty } from "../values/define-property.js";
import { readMember } from "../values/safe-read.js";

/** The longest chain of causes that is followed. */
const MAX_EXAMINED_CAUSES = 16;

/** The errors whose cause was added here. One that is used for several requests gets the latest. */
const completedErrors = /* @__PURE__ */ new WeakSet<object>();

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
 * Sets what was thrown as the cause of the error that a handler made of it, if that has no cause. An
 * error that cannot be changed stays as it is.
 */
export function addOriginalCause(error: unknown, original: unknown): void {
  try {
    if (Object.prototype.toString.call(error) !== "[object Error]" && !(error instanceof Error)) {
      return;
    }
    const target = error as Error;
    const hasOwnCause = readMember(target, "cause") !== undefined && !completedErrors.has(target);
    if (hasOwnCause || original === undefined || hasCause(original, target)) return;
    const descriptor = { configurable: true, enumerable: false, writable: true };
    defineProperty(target, "cause", { ...descriptor, value: original });
    completedErrors.add(target);
  } catch {
    // It is frozen.
  }
}
