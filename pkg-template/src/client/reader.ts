/** Reads responses into reports. */

import { Report } from "./report.js";
import type { ReadableResponse } from "./response-values.js";
import { readAtOnce } from "./sync-reader.js";

/** The result of reading a response. */
export interface ReadOutcome {
  readonly report: Report;
  /**
   * Whether the response is an error: by its status, or by its body if the caller asked for that.
   */
  readonly isError: boolean;
}

/**
 * Reads a response. If the core fails, the report has the status alone.
 *
 * @param inOk - whether the body of an ok response may say that it is an error
 */
export function readResponse(response: ReadableResponse, inOk: boolean): ReadOutcome {
  const { fields, isError, getRaw } = readAtOnce(response, inOk);
  return { isError, report: new Report(fields, getRaw) };
}
