/** Loads the core from the files beside the script. */

import { HTTPException } from "../index.js";
import { CORE } from "../model/symbols.js";
import { ResponseWriter } from "../response/writer.js";
import { canCompile } from "../wasm/can-compile.js";
import type { WriterExports } from "../wasm/exports.js";
import { fetchModule } from "../wasm/fetch-module.js";
import { WriterModule } from "../wasm/writer-module.js";

/** Returns the function that creates an instance. @throws Error if no form of the core can be loaded */
async function loadInstantiate(): Promise<() => WriterExports> {
  try {
    if (canCompile()) {
      const module = await fetchModule(new URL("./core.wasm", import.meta.url));
      return () => new WebAssembly.Instance(module).exports as unknown as WriterExports;
    }
  } catch {
    // A policy may refuse the request, or the engine the module.
  }
  const { instantiate } = await import("../generated/core-plain-core.js");
  return instantiate;
}

/** Loads the core, and returns whether it is there. */
export async function loadCore(): Promise<boolean> {
  const slot = HTTPException[CORE];
  try {
    slot.writer ??= new ResponseWriter(new WriterModule(await loadInstantiate()), 0);
    return true;
  } catch {
    return false;
  }
}
