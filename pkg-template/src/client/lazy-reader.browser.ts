/** Reads responses with the core that a page loads when a response first needs it. */

import type { CoreOutcome } from "./core-reading.js";
import { loadReader } from "./reader-chunks.js";
import type { ReadableResponse } from "./response-values.js";

/**
 * Reads a response once the core is loaded.
 *
 * @throws Error if the core cannot be loaded
 */
export async function readWhenLoaded(
  response: ReadableResponse,
  inOk: boolean,
): Promise<CoreOutcome> {
  const read = await loadReader();
  if (!read) throw new Error("Cannot load the reader");
  return read(response, inOk);
}
