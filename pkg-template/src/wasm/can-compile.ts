/** Whether a page may use WebAssembly. */

/** The smallest module: the eight bytes that every module begins with. */
const SMALLEST_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/**
 * Whether the platform compiles and runs WebAssembly. Under a policy that refuses it, Chromium and Firefox
 * create no module and report the attempt, and WebKit creates a module and no instance.
 */
export function canCompile(): boolean {
  try {
    const module = new WebAssembly.Module(new Uint8Array(SMALLEST_MODULE));
    return new WebAssembly.Instance(module) instanceof WebAssembly.Instance;
  } catch {
    return false;
  }
}
