/** Compiles modules that are compressed, for pages that load them when they are needed. */

/**
 * Compiles a module.
 *
 * @param deflated - the module in zlib's format (RFC 1950)
 * @throws Error if it cannot be inflated or compiled
 */
export async function compileDeflated(
  deflated: Uint8Array<ArrayBuffer>,
): Promise<WebAssembly.Module> {
  const bytes = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  return WebAssembly.compile(await new Response(bytes).arrayBuffer());
}
