/**
 * Reads responses at once, with the core that is a part of the program. This file is one of its own in
 * the package: a program that does not use it contains no core, and loads it when a response needs it.
 */

import { readWithCore } from "./core-reader.js";
import type { CoreOutcome } from "./core-reading.js";
import type { ReadableResponse } from "./response-values.js";

/** Reads a response: see {@link readWithCore}. */
export function readAtOnce(response: ReadableResponse, inOk: boolean): CoreOutcome {
  return readWithCore(response, inOk);
}
