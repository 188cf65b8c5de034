/** Loads the reader of a page before an error needs it. */

import { warnOfMisspelling } from "../values/option-names.js";
import type { PreloadOptions } from "./preload.js";
import { loadReader, refuseWasm } from "./reader-chunks.js";

/** Loads what reads other servers' errors, and returns whether it is there. */
export async function preload(options: PreloadOptions = {}): Promise<boolean> {
  warnOfMisspelling(options, "preload", { wasm: true });
  if (options?.wasm === false) refuseWasm();
  return (await loadReader()) !== undefined;
}
