/** Registers the facts of all statuses in browsers, where an error may have any status. */

import { OTHER_PHRASES, REGISTERED_PHRASES } from "../generated/phrases.js";
import { knownPhrases } from "../values/known-phrases.js";
import { registerDuties } from "./define-duty-class.js";

/** Registers the phrases of all statuses and the options of all duties. */
export function registerStatuses(): void {
  Object.assign(knownPhrases, REGISTERED_PHRASES, OTHER_PHRASES);
  registerDuties();
}
