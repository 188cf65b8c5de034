// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for Vercel's edge runtime and Next, which compile `?module` imports. */

import module from "../../dialects.wasm?module";
import type { WriterExports } from "../exports.js";

/** Creates an instance. */
export function instantiate(): WriterExports {
  return new WebAssembly.Instance(module).exports as unknown as WriterExports;
}
