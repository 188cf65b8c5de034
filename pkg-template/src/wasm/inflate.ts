/** Inflates modules at once (RFC 1950), on platforms with and without a decompressor that is synchronous. */

/** Returns the decompressor for platforms without one. It is in the bundle, and creates its tables only now. */
declare function require(
  name: "tiny-inflate",
): (data: Uint8Array, output: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** The part of Node's `process`, which Bun and Deno have as well, that finds modules of the platform. */
interface NodeProcess {
  getBuiltinModule?(name: "node:zlib"): {
    inflateSync(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  };
}

/** The bytes before the deflated data in zlib's format (RFC 1950, 2.2). */
const HEADER_SIZE = 2;

/**
 * Inflates bytes.
 *
 * @param bytes - in zlib's format (RFC 1950), without a preset dictionary
 * @param size - the number of inflated bytes
 * @throws Error if the bytes are damaged
 */
export function inflate(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const { process } = globalThis as { process?: NodeProcess };
  // The platform takes a tenth of the time.
  const zlib = process?.getBuiltinModule?.("node:zlib");
  return zlib
    ? zlib.inflateSync(bytes)
    : require("tiny-inflate")(bytes.subarray(HEADER_SIZE), new Uint8Array(size));
}
