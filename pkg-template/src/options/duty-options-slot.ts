/** Where a class with a duty registers the options of duties, in browsers. */

import type { DutyOptionSet } from "./duty-options.js";

/** The slot. */
export const dutyOptionsSlot: { options?: DutyOptionSet } = {};
