/** The core that reads, in the chunk of a page that has it as compressed WebAssembly. */

import { DEFLATED } from "../generated/core-deflated-client.js";
import { decodeBase64 } from "../wasm/base64.js";
import { compileDeflated } from "../wasm/compile-deflated.js";

// It is decoded at once, as bundlers put the text where it is used. At the start of the chunk, gzip takes
// 0.7 KB less.
const DEFLATED_BYTES = decodeBase64(DEFLATED);

/**
 * Compiles the core.
 *
 * @throws Error if the platform refuses the module
 */
export function compileReader(): Promise<WebAssembly.Module> {
  return compileDeflated(DEFLATED_BYTES);
}
