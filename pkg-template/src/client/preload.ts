/** {@link preload}, on platforms whose programs contain the core. */

import { warnOfMisspelling } from "../values/option-names.js";

/** The options of {@link preload}. */
export interface PreloadOptions {
  /**
   * Whether WebAssembly may be used. Default: if the page's policy allows it. `false` avoids the attempt,
   * which a strict policy reports.
   */
  readonly wasm?: boolean | undefined;
}

/**
 * Loads what reads other servers' errors, and returns whether it is there. A page that a bundler made
 * loads it when the first such error comes; with this function it can do so earlier, while it is idle.
 * It never rejects, and waits ten seconds at most; a file that comes later is used, too. A misspelled
 * option only causes a warning on the console. Elsewhere the reader is always there.
 *
 * @example
 * ```ts
 * import { preload } from "httpexc/client";
 *
 * console.assert((await preload({ wasm: false })) === true);
 * ```
 */
export async function preload(options: PreloadOptions = {}): Promise<boolean> {
  warnOfMisspelling(options, "preload", { wasm: true });
  return true;
}
