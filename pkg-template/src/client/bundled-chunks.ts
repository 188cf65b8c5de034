/**
 * The core that reads, as a part of the program, where a page would load it as a chunk: in React Native,
 * which has neither WebAssembly nor chunks. There it stands for `reader-chunks.ts`, and the package finds the
 * core as plain JavaScript.
 */

import { readWithCore } from "./core-reader.js";
import type { CoreReader } from "./core-reading.js";

/** Returns the function that reads responses. */
async function getBundledReader(): Promise<CoreReader> {
  return readWithCore;
}

/** Does nothing, as no WebAssembly is used. */
function ignoreRefusal(): void {}

export { getBundledReader as loadReader, ignoreRefusal as refuseWasm };
