/** Reads responses into reports, on platforms whose programs contain the core. */

import { type ReadOutcome, readResponse } from "./reader.js";
import type { ReadableResponse } from "./response-values.js";

/** Does nothing, as the core is there. In browsers, it starts to load. */
export function startReader(_head: string, _isOk: boolean): void {}

/**
 * Returns the function that reads a response. It is called when the report is first needed.
 *
 * @param inOk - whether the body of an ok response may say that it is an error
 */
export function prepareReading(
  response: ReadableResponse,
  inOk: boolean,
  _limits: object,
): () => ReadOutcome {
  return () => readResponse(response, inOk);
}
