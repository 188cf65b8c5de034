/**
 * A core as text within the module, for every platform that compiles at run time. Where
 * WebAssembly is missing or refused (a content security policy, Lockdown Mode, --jitless, too
 * little address space) the same core runs as plain JavaScript.
 */

function compile(base64: string): WebAssembly.Module {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new WebAssembly.Module(bytes);
}

/** Gives what makes a fresh instance. */
export function compiled<Exports>(base64: string, plain: () => Exports): () => Exports {
  let module: WebAssembly.Module | undefined;
  let refused = false;
  return () => {
    if (!refused) {
      try {
        module ??= compile(base64);
        return new WebAssembly.Instance(module).exports as unknown as Exports;
      } catch {
        refused = true;
      }
    }
    return plain();
  };
}
