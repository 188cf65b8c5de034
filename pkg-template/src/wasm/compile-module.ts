/**
 * A core as text within the module, for every platform that compiles at run time. Where
 * WebAssembly is missing or refused (a content security policy, Lockdown Mode, --jitless, too
 * little address space) the same core runs as plain JavaScript.
 */

/** What decodes base64 natively: a loop over its letters takes longer than all else of a cold start. */
interface NativeDecoders {
  readonly Uint8Array: { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
  /** Asked for as a property, as some bundlers would bring one along for the name alone. */
  readonly Buffer?: { from(text: string, form: "base64"): Uint8Array<ArrayBuffer> };
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const { Uint8Array: Bytes, Buffer: Node } = globalThis as unknown as NativeDecoders;
  if (Bytes.fromBase64) return Bytes.fromBase64(base64);
  if (Node) return Node.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Returns a function that creates an instance. */
export function createInstantiate<Exports>(base64: string, plain: () => Exports): () => Exports {
  let module: WebAssembly.Module | undefined;
  let refused = false;
  return () => {
    if (!refused) {
      try {
        module ??= new WebAssembly.Module(decodeBase64(base64));
        return new WebAssembly.Instance(module).exports as unknown as Exports;
      } catch {
        refused = true;
      }
    }
    return plain();
  };
}
