/**
 * UTF-8 in and out of WebAssembly memory by the platform's coders, which are created at first use.
 */

let encoder: TextEncoder | undefined;
let decoder: TextDecoder | undefined;

/**
 * Encodes a text and returns the number of its bytes.
 *
 * @param buffer - has room for three bytes per UTF-16 code unit
 * @throws RangeError if the buffer is too small
 */
export function encodeWithPlatform(text: string, buffer: Uint8Array): number {
  encoder ??= new TextEncoder();
  const { read, written } = encoder.encodeInto(text, buffer);
  if (read !== text.length) throw new RangeError("Cannot encode: the buffer is too small");
  return written;
}

/** Returns the text that well-formed UTF-8 encodes. */
export function decodeWithPlatform(bytes: Uint8Array): string {
  // A page may begin with a byte order mark, which is part of its text.
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(bytes);
}

// As the loaders of cores name them, for platforms that always have these coders.
export { decodeWithPlatform as decode, encodeWithPlatform as encodeInto };
