/**
 * A failure in the middle of a stream as an SDK throws it: without a status, as the response was ok. This
 * file is apart from the shapes, as pages that use `isRetryable` alone would load the table of statuses.
 */

import { isPlainObject } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { findFailureStatus, isApiError } from "./api-failure.js";
import type { ThrownResponse } from "./thrown-response.js";

/**
 * Returns the response that the failure would have been if it had come before the stream, as OpenAI 6 and 7
 * and Anthropic 1 throw it; undefined for anything else.
 */
export function findThrownStreamFailure(thrown: unknown): ThrownResponse | undefined {
  return readSafely(() => {
    const data = readMember(thrown, "error");
    // Anthropic keeps the data of the event, and OpenAI what is below `error` of it.
    const error = readMember(data, "error") ?? data;
    const isStreamFailure =
      thrown instanceof Error &&
      "status" in thrown &&
      thrown.status === undefined &&
      // That of gaxios is an error of Node.
      isPlainObject(data) &&
      isApiError(error, false);
    if (!isStreamFailure) return undefined;
    const content = JSON.stringify(error === data ? { error } : data);
    const headers = (readMember(thrown, "headers") ?? {}) as object;
    const status = findFailureStatus(error);
    return {
      status,
      headers,
      getContent: () => content,
      holder: undefined,
      getBody: () => undefined,
    };
  });
}
