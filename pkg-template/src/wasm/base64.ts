/** Decodes base64. */

/**
 * The platform's own decoders of base64. A loop over the letters takes longer than the rest of a
 * cold start.
 */
interface NativeDecoders {
  readonly Uint8Array: { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
  /** Read as a property: some bundlers add a Buffer of their own if they see the bare name. */
  readonly Buffer?: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> };
}

/** Returns the bytes that a base64 text stands for. */
export function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const { Uint8Array: Bytes, Buffer: NodeBuffer } = globalThis as unknown as NativeDecoders;
  if (Bytes.fromBase64) return Bytes.fromBase64(base64);
  if (NodeBuffer) return NodeBuffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
