/** The core where the platform compiles it: Workers, and tools that follow them. */

import module from "../../core.wasm";
import type { Exports } from "../exports.js";

export { decode, encodeInto } from "../utf8.js";

/** Gives a fresh instance. */
export function instantiate(): Exports {
  return new WebAssembly.Instance(module).exports as unknown as Exports;
}
