/** Whether a page may use WebAssembly. */

/** The smallest module: the eight bytes that every module begins with. */
const SMALLEST_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/** Whether the platform compiles WebAssembly. A policy that refuses it may report the attempt. */
export function canCompile(): boolean {
  try {
    const bytes = new Uint8Array(SMALLEST_MODULE);
    return new WebAssembly.Module(bytes) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
