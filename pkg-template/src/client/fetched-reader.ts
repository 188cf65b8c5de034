/** The core that reads, for pages without a bundler: a file beside the script, fetched when it is needed. */

import { fetchModule } from "../wasm/fetch-module.js";
import { type CoreReader, createModuleReader } from "./core-reading.js";

/**
 * Creates the function that reads responses. In the standalone file it stands for that of the chunk.
 *
 * @throws FetchFailure if the file cannot be fetched, or an error if the platform refuses the module
 */
async function createFetchedReader(): Promise<CoreReader> {
  return createModuleReader(await fetchModule(new URL("./client.wasm", import.meta.url)));
}

export { createFetchedReader as createWasmReader };
