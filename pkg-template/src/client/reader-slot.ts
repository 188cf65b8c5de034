/** The place of the core that reads, in browsers: a page may import it, or load it when it is needed. */

import type { CoreReader } from "./core-reading.js";

/** The slot. `httpexc/reader` and the loaded chunk set it. */
export const readerSlot: { read?: CoreReader } = {};
