/**
 * The log for whoever set none: each response of 500 or more leaves one entry in the console, with the
 * error that was thrown. This is the only module that writes there, so that a platform can replace it.
 */

import { formatErrorForLog } from "../redaction/format-error.js";

/** The errors that were logged, or that a log of the user's or of a framework's has. */
const loggedErrors = /* @__PURE__ */ new WeakSet<object>();

/** The error that was thrown, by the error of this package that stands for it. */
const originalErrors = /* @__PURE__ */ new WeakMap<object, unknown>();

/** Whether this is the first time for a value. A value that is no object is new each time. */
function claim(value: unknown): boolean {
  if (Object(value) !== value) return true;
  const object = value as object;
  const isNew = !loggedErrors.has(object);
  loggedErrors.add(object);
  return isNew;
}

/** The log of all entries of the package. They find it as `HTTPException[DEFAULT_LOG]`. */
export const defaultLog = {
  /** Says which value was thrown, for an error of this package that is created in its place. */
  setOriginal(exception: object, original: unknown): void {
    originalErrors.set(exception, original);
  },

  /** Notes that another log has an error, so that it is not written to the console. */
  skip(error: object): void {
    claim(originalErrors.get(error));
    claim(error);
  },

  /** Writes an error to the console, once. It never throws. */
  write(error: object): void {
    try {
      const original = originalErrors.has(error) ? originalErrors.get(error) : error;
      const isNew = claim(error);
      if (original !== error && !claim(original)) return;
      if (isNew) console.error(formatErrorForLog(original));
    } catch {
      // A console that fails must not cost the response.
    }
  },
};

/** The log that all entries share. */
export type DefaultLog = typeof defaultLog;
