/**
 * Reads responses into reports in browsers. Problem details are read without the core where their
 * meaning is certain, and the first response of another kind loads the core.
 */

import { findContentType } from "./header-lines.js";
import { readLastResort } from "./last-resort.js";
import { readWithoutCore } from "./lean-reader.js";
import type { ReadOutcome } from "./reader.js";
import { loadReader } from "./reader-chunks.js";
import { Report } from "./report.js";
import type { ReadableResponse } from "./response-values.js";

/** Starts to load the core if a response probably needs it, so that it comes while the body does. */
export function startReader(head: string): void {
  if (!findContentType(head).startsWith("application/problem+json")) void loadReader();
}

/**
 * Returns the function that returns the report of a response, once it can be read.
 *
 * @param inOk - whether the body of an ok response may say that it is an error
 */
export async function prepareReading(
  response: ReadableResponse,
  inOk: boolean,
): Promise<() => ReadOutcome> {
  const report = readWithoutCore(response);
  if (report) return () => ({ report, isError: true });
  const read = await loadReader();
  if (!read) {
    // What an ok response says is not known, and so it is no error.
    const isError = response.status < 200 || response.status > 299;
    return () => ({ report: readLastResort(response), isError });
  }
  return () => {
    const { fields, isError, getRaw } = read(response, inOk);
    return { isError, report: new Report(fields, getRaw) };
  };
}
