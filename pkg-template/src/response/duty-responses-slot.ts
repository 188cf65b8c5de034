/** Where a class with a duty registers what the options of duties do in responses, in browsers. */

import type { DutyResponses } from "./duty-responses.js";

/** The slot. */
export const dutyResponsesSlot: { responses?: DutyResponses } = {};
