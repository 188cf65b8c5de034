/** Finds the options of duties in browsers, if the page has a class with a duty. */

import type { DutyOptionSet } from "./duty-options.js";
import { dutyOptionsSlot } from "./duty-options-slot.js";

/** Returns the options of duties, or undefined if no class of the page has one. */
export function findDutyOptions(): DutyOptionSet | undefined {
  return dutyOptionsSlot.options;
}
