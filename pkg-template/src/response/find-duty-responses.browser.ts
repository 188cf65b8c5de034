/** Finds what the options of duties do in responses, if the page has a class with a duty. */

import type { DutyResponses } from "./duty-responses.js";
import { dutyResponsesSlot } from "./duty-responses-slot.js";

/** Returns what these options do, or undefined if no class of the page has one. */
export function findDutyResponses(): DutyResponses | undefined {
  return dutyResponsesSlot.responses;
}
