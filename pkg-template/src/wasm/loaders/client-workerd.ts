// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for Workers, where the platform compiles the file that is imported. */

import module from "../../client.wasm";
import type { ReaderExports } from "../exports.js";

/** Creates an instance. */
export function instantiate(): ReaderExports {
  return new WebAssembly.Instance(module).exports as unknown as ReaderExports;
}
