/**
 * Reads responses at once in a page without a bundler: with the core if it is loaded, and otherwise what
 * can be read without it. In the standalone file it stands for `reader.ts`.
 */

import { readLastResort } from "./last-resort.js";
import { readWithoutCore } from "./lean-reader.js";
import type { ReadOutcome } from "./reader.js";
import { readerSlot } from "./reader-slot.js";
import { Report } from "./report.js";
import type { ReadableResponse } from "./response-values.js";

/** Reads a response. An ok response is an error only if the core says so. */
function readPreloaded(response: ReadableResponse, inOk: boolean): ReadOutcome {
  const outcome = readerSlot.read?.(response, inOk);
  if (outcome) {
    return { isError: outcome.isError, report: new Report(outcome.fields, outcome.getRaw) };
  }
  const isError = response.status < 200 || response.status > 299;
  return { isError, report: readWithoutCore(response) ?? readLastResort(response) };
}

export { readPreloaded as readResponse };
