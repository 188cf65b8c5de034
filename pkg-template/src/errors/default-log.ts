/**
 * The log if the application set none: each response of 500 or more leaves one entry in the console, with the
 * error that was thrown. This is the only module that writes there, so that a platform can replace it.
 */

import { formatErrorForLog } from "../redaction/format-error.js";

/**
 * The requests for which an error was logged, or for which a log of the user's or of a framework's has
 * it. An error may be shared by many requests, and each of their responses has an entry.
 */
const loggedRequests = /* @__PURE__ */ new WeakMap<object, WeakSet<object>>();

/** The error that was thrown, by the error of this package that stands for it. */
const originalErrors = /* @__PURE__ */ new WeakMap<object, unknown>();

/** The error whose response is being created after its entry was written. */
let skippedError: object | undefined;

/**
 * Whether this is the first time for a value and a request. Without a request, and for a value that is
 * no object, each time is the first, because each call creates a response of its own.
 */
function claim(value: unknown, request: unknown): boolean {
  if (Object(value) !== value || Object(request) !== request) return true;
  const requests = loggedRequests.get(value as object) ?? new WeakSet();
  loggedRequests.set(value as object, requests);
  const isNew = !requests.has(request as object);
  requests.add(request as object);
  return isNew;
}

/** The log of all entries of the package. They find it as `HTTPException[DEFAULT_LOG]`. */
export const defaultLog = {
  /** Says which value was thrown, for an error of this package that is created in its place. */
  setOriginal(exception: object, original: unknown): void {
    originalErrors.set(exception, original);
  },

  /** Notes that another log has an error of a request, so that it is not written to the console. */
  skip(error: object, request: unknown): void {
    claim(originalErrors.get(error), request);
    claim(error, request);
  },

  /** Calls a function that creates the response to an error which is in a log already. */
  skipDuring<Result>(error: object, create: () => Result): Result {
    const outerError = skippedError;
    skippedError = error;
    try {
      return create();
    } finally {
      skippedError = outerError;
    }
  },

  /**
   * Writes an error to the console, once for each request. It never throws.
   *
   * @param request - the request that the response is for, in any form that is the same object each time
   * @param shown - what the entry shows instead of the error
   */
  write(error: object, request: unknown, shown?: object): void {
    try {
      if (error === skippedError) return;
      const original = originalErrors.has(error) ? originalErrors.get(error) : error;
      const isNew = claim(error, request);
      if (original !== error && !claim(original, request)) return;
      if (isNew) console.error(formatErrorForLog(shown ?? original));
    } catch {
      // A console that fails must not cost the response.
    }
  },
};

/** The log that all entries share. */
export type DefaultLog = typeof defaultLog;
