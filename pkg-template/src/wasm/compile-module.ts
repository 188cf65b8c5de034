/**
 * Creates instances of a core that the file holds as text, for every platform that compiles
 * WebAssembly at run time. If WebAssembly is missing or refused (by a content security policy,
 * Lockdown Mode, --jitless, or too little address space), the same core runs as plain JavaScript.
 */

import { decodeBase64 } from "./base64.js";

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
