/** The core of the client where the platform compiles it. */

import module from "../../client.wasm";
import type { ClientExports } from "../exports.js";

/** Gives a fresh instance. */
export function instantiate(): ClientExports {
  return new WebAssembly.Instance(module).exports as unknown as ClientExports;
}
