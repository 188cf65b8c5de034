/** The core where the platform compiles it on request: Vercel's edge runtime and Next. */

import module from "../../core.wasm?module";
import type { Exports } from "../exports.js";

export { decode, encodeInto } from "../utf8.js";

/** Gives a fresh instance. */
export function instantiate(): Exports {
  return new WebAssembly.Instance(module).exports as unknown as Exports;
}
