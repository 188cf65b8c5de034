/**
 * The core for pages without a bundler. Until it is loaded, the standalone file writes problem details as
 * JSON. With it, responses are pages, XML or text as well.
 *
 * @module
 */

/**
 * Loads the core for the standalone file, and returns whether it is there. It never rejects, and a later
 * call tries again. Where WebAssembly is refused, it loads the core as plain JavaScript. For `require`, the
 * core is always there.
 *
 * @example
 * ```ts
 * import { loadCore } from "httpexc/standalone-core";
 *
 * console.assert((await loadCore()) === true);
 * ```
 */
export async function loadCore(): Promise<boolean> {
  return true;
}
