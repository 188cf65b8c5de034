/**
 * The log if the application set none, in a page without the core: each response of 500 or more leaves one entry in
 * the console, with what was thrown as it is. `httpexc/core` puts the log of other platforms in its place,
 * which has no secrets in its entries, and which knows the logs of `httpexc/server`.
 */

import type { DefaultLog } from "./default-log.js";

/** The requests for which an error was logged. An error may be shared by many requests. */
const loggedRequests = /* @__PURE__ */ new WeakMap<object, WeakSet<object>>();

/** What was thrown, by the error of this package that stands for it. */
const originalErrors = /* @__PURE__ */ new WeakMap<object, unknown>();

/** Whether this is the first time for a value and a request. Each time is, if one of them is no object. */
function claim(value: unknown, request: unknown): boolean {
  if (Object(value) !== value || Object(request) !== request) return true;
  const requests = loggedRequests.get(value as object) ?? new WeakSet();
  loggedRequests.set(value as object, requests);
  const isNew = !requests.has(request as object);
  requests.add(request as object);
  return isNew;
}

const pageLog: Pick<DefaultLog, "setOriginal" | "write"> = {
  setOriginal(exception, original) {
    originalErrors.set(exception, original);
  },

  write(error, request) {
    try {
      const original = originalErrors.has(error) ? originalErrors.get(error) : error;
      const isNew = claim(error, request);
      if (original !== error && !claim(original, request)) return;
      if (isNew) console.error(original);
    } catch {
      // A console that fails must not cost the response.
    }
  },
};

/** The log of the page. An entry that needs more of it imports the core. */
export const defaultLog = pageLog as DefaultLog;
