/**
 * Reads responses into reports in browsers. Problem details are read without the core where their
 * meaning is certain, and the first response of another kind loads the core.
 */

import { waitFor } from "./abort-signal.js";
import { findContentType } from "./header-lines.js";
import { readLastResort } from "./last-resort.js";
import { readWithoutCore } from "./lean-reader.js";
import { loadRareReading } from "./rare-reader.browser.js";
import type { LoadLimits } from "./rare-reader.js";
import type { ReadOutcome } from "./reader.js";
import { loadReader } from "./reader-chunks.js";
import { readerSlot } from "./reader-slot.js";
import { Report } from "./report.js";
import type { ReadableResponse } from "./response-values.js";

/**
 * Starts to load the core if an error probably needs it, so that it comes while the body does. It is called
 * when the first bytes of the body are there, as a response without a body needs no core.
 */
export function startReader(head: string, isOk: boolean): void {
  if (!isOk && !findContentType(head).startsWith("application/problem+json")) void loadReader();
}

/**
 * Returns the function that returns the report of a response, once it can be read. The core is waited for
 * no longer than the body might have taken, as its file may come as slowly, or never.
 *
 * @param inOk - whether the body of an ok response may say that it is an error
 * @param limits - how long reading takes at most, from the moment of the response on, and its signal
 * @throws the reason of the signal, once it is aborted
 */
export async function prepareReading(
  response: ReadableResponse & { readonly now: number },
  inOk: boolean,
  limits: LoadLimits,
): Promise<() => ReadOutcome> {
  const isError = response.status < 200 || response.status > 299;
  const report = readWithoutCore(response);
  if (report) return () => ({ report, isError });
  if (!isError && (await loadRareReading(limits))?.saysNothingOfError(response)) {
    return () => ({ report: readLastResort(response), isError });
  }
  const { timeout, signal } = limits;
  const secondsLeft = timeout + response.now - Date.now() / 1000;
  const read = readerSlot.read ?? (await waitFor(loadReader(), secondsLeft, signal ?? undefined));
  // What an ok response says is not known without the core, and so it is no error.
  if (!read) return () => ({ report: readLastResort(response), isError });
  return () => {
    const { fields, isError, getRaw } = read(response, inOk);
    return { isError, report: new Report(fields, getRaw) };
  };
}
