/** Loads the reader of a page before an error needs it. */

import type { PreloadOptions } from "./preload.js";
import { loadReader, refuseWasm } from "./reader-chunks.js";

/** Loads what reads other servers' errors, and returns whether it is there. */
export async function preload(options: PreloadOptions = {}): Promise<boolean> {
  if (options?.wasm === false) refuseWasm();
  return (await loadReader()) !== undefined;
}
