// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for React Native, which has no WebAssembly. */

import type { WriterExports } from "../exports.js";

/** Creates no instance. @throws Error always */
export function instantiate(): WriterExports {
  throw new Error("Cannot create an instance: there is no WebAssembly");
}
