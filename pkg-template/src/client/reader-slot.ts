/** The place of what reads responses, in browsers: a page may import it, or load it when it is needed. */

import type { CoreReader } from "./core-reading.js";
import type { FailureReader } from "./failure-reader.js";

/** The functions that reading seldom needs. Programs that contain them have those that they use. */
export type LoadedReading = typeof import("./rare-reading.js");

/** The slot. `httpexc/reader` and the loaded chunk set it. */
export const readerSlot: {
  read?: CoreReader;
  failures?: FailureReader;
  rare?: LoadedReading;
} = {};
