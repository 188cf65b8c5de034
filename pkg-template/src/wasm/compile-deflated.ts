/** Compiles modules that are compressed, for pages that load them when they are needed. */

import { decodeBase64 } from "./base64.js";

/**
 * Compiles a module.
 *
 * @param deflated - the module in zlib's format (RFC 1950), as base64
 * @throws Error if it cannot be inflated or compiled
 */
export async function compileDeflated(deflated: string): Promise<WebAssembly.Module> {
  const bytes = new Blob([decodeBase64(deflated)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  return WebAssembly.compile(await new Response(bytes).arrayBuffer());
}
