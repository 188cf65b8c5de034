// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for Vercel's edge runtime and Next, which compile `?module` imports. */

import module from "../../client.wasm?module";
import type { ReaderExports } from "../exports.js";

/** Creates an instance. */
export function instantiate(): ReaderExports {
  return new WebAssembly.Instance(module).exports as unknown as ReaderExports;
}
