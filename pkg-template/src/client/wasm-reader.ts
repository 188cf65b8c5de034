/** A chunk of a page: the core that reads, as compressed WebAssembly, with the code that calls it. */

import { DEFLATED } from "../generated/core-deflated-client.js";
import { compileDeflated } from "../wasm/compile-deflated.js";
import type { ReaderExports } from "../wasm/exports.js";
import { type CoreReader, createCoreReader } from "./core-reading.js";

/**
 * Creates the function that reads responses.
 *
 * @throws Error if the platform refuses the module
 */
export async function createWasmReader(): Promise<CoreReader> {
  const module = await compileDeflated(DEFLATED);
  const createInstance = (): ReaderExports =>
    new WebAssembly.Instance(module).exports as unknown as ReaderExports;
  // Some engines compile a module of this size, and do not create an instance on the main thread.
  let first: ReaderExports | undefined = createInstance();
  return createCoreReader(() => {
    const instance = first ?? createInstance();
    first = undefined;
    return instance;
  });
}
