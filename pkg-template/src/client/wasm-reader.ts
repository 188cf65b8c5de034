/** A chunk of a page: the core that reads, as compressed WebAssembly, with the code that calls it. */

import { compileReader } from "./compiled-reader.js";
import { type CoreReader, createModuleReader } from "./core-reading.js";

/**
 * Creates the function that reads responses.
 *
 * @throws Error if the platform refuses the module
 */
export async function createWasmReader(): Promise<CoreReader> {
  return createModuleReader(await compileReader());
}
