/** The phrases of the statuses that a page knows. */

import { createEmptyRecord } from "./own-record.js";

/** The phrases by status. Classes and the client add theirs. */
export const knownPhrases = /* @__PURE__ */ createEmptyRecord<{
  [status: number]: string | undefined;
}>();
