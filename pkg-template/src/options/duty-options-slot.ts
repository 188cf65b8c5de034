/** Where a class with a duty registers the options of duties, in browsers. */

import type { DutyOptions } from "./duty-options.js";

/** The slot. */
export const dutyOptionsSlot: { options?: DutyOptions } = {};
