/** Reads responses with the core that is loaded when a response first needs it. */

import type { CoreOutcome } from "./core-reading.js";
import type { ReadableResponse } from "./response-values.js";

/**
 * Reads a response once the core is loaded. A program that only calls this does not contain the core:
 * bundlers make a file of their own of it.
 *
 * @throws the reason why the core could not be loaded
 */
export async function readWhenLoaded(
  response: ReadableResponse,
  inOk: boolean,
): Promise<CoreOutcome> {
  // The platform loads a module once.
  const { readWithCore } = await import("./core-reader.js");
  return readWithCore(response, inOk);
}
