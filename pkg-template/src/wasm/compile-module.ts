/**
 * Creates instances of a core from the bytes of a module, for every platform that compiles WebAssembly at
 * run time. If WebAssembly is missing or refused (by a content security policy, Lockdown Mode, --jitless,
 * or too little address space), the same core runs as plain JavaScript, if the package has that form of it.
 */

/**
 * Returns a function that creates an instance of a core by WebAssembly alone, and throws if that is refused.
 * The core is compiled at the first call.
 *
 * @param readModule - returns the bytes of the module
 */
export function createWasmInstantiate<Exports>(
  readModule: () => Uint8Array<ArrayBuffer>,
): () => Exports {
  let module: WebAssembly.Module | undefined;
  return () => {
    module ??= new WebAssembly.Module(readModule());
    return new WebAssembly.Instance(module).exports as unknown as Exports;
  };
}

/**
 * Returns a function that creates an instance of a core. The core is compiled at the first call.
 *
 * @param readModule - returns the bytes of the module
 * @param createPlainInstance - creates an instance of the same core as plain JavaScript
 */
export function createInstantiate<Exports>(
  readModule: () => Uint8Array<ArrayBuffer>,
  createPlainInstance: () => Exports,
): () => Exports {
  const createWasmInstance = createWasmInstantiate<Exports>(readModule);
  let isRefused = false;
  return () => {
    if (!isRefused) {
      try {
        return createWasmInstance();
      } catch {
        isRefused = true;
      }
    }
    return createPlainInstance();
  };
}
