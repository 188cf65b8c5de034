/**
 * Creates instances of a core that the file holds as text, for every platform that compiles
 * WebAssembly at run time. If WebAssembly is missing or refused (by a content security policy,
 * Lockdown Mode, --jitless, or too little address space), the same core runs as plain JavaScript.
 */

/**
 * The platform's own decoders of base64. A loop over the letters takes longer than the rest of a
 * cold start.
 */
interface NativeDecoders {
  readonly Uint8Array: { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
  /** Read as a property: some bundlers add a Buffer of their own if they see the bare name. */
  readonly Buffer?: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> };
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const { Uint8Array: Bytes, Buffer: NodeBuffer } = globalThis as unknown as NativeDecoders;
  if (Bytes.fromBase64) return Bytes.fromBase64(base64);
  if (NodeBuffer) return NodeBuffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * Returns a function that creates an instance of a core. The core is compiled at the first call.
 *
 * @param base64 - the module
 * @param createPlainInstance - creates an instance of the same core as plain JavaScript
 */
export function createInstantiate<Exports>(
  base64: string,
  createPlainInstance: () => Exports,
): () => Exports {
  let module: WebAssembly.Module | undefined;
  let isRefused = false;
  return () => {
    if (!isRefused) {
      try {
        module ??= new WebAssembly.Module(decodeBase64(base64));
        return new WebAssembly.Instance(module).exports as unknown as Exports;
      } catch {
        isRefused = true;
      }
    }
    return createPlainInstance();
  };
}
