// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The core module for Vercel's edge runtime and Next, which compile `?module` imports. */

import module from "../../core.wasm?module";
import type { WriterExports } from "../exports.js";

export { decodeWithPlatform as decode, encodeWithPlatform as encodeInto } from "../utf8.js";

/** Creates an instance. */
export function instantiate(): WriterExports {
  return new WebAssembly.Instance(module).exports as unknown as WriterExports;
}
