/** The place where `httpexc/core` registers the core. */

import type { CoreSlot } from "../model/core-slot.js";

/** The slot. Other entries find it as `HTTPException[CORE]`. */
export const coreSlot: CoreSlot = {};
