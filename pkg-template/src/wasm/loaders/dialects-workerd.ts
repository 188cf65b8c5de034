// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for Workers, where the platform compiles the file that is imported. */

import module from "../../dialects.wasm";
import type { WriterExports } from "../exports.js";

/** Creates an instance. */
export function instantiate(): WriterExports {
  return new WebAssembly.Instance(module).exports as unknown as WriterExports;
}
