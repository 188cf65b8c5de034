/** The core with the dialects where the platform compiles it. */

import module from "../../dialects.wasm";
import type { Exports } from "../exports.js";

/** Gives a fresh instance. */
export function instantiate(): Exports {
  return new WebAssembly.Instance(module).exports as unknown as Exports;
}
