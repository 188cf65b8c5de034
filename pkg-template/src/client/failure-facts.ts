/** The facts of a failure that decide whether and when its request is sent again. */

import { NO_RESPONSE_STATUS } from "../generated/retries.js";
import { isHTTPException } from "../index.js";
import { createRecord, pickMembers, readOwn } from "../values/own-record.js";
import type { HeaderAdvice } from "./header-advice.js";
import { formatHeaderLines } from "./header-lines.js";
import { isReport } from "./is-report.js";
import { isNetworkFailure } from "./network-failure.js";
import type { ReportedRateLimit, ReportFields } from "./report-fields.js";
import { convertToSeconds, isStatus } from "./retry-options.js";
import type { RetryTiming } from "./retry-policy.js";

/** The facts of a failure that the advice depends on. */
export interface FailureFacts extends RetryTiming {
  readonly method?: string | undefined;
  /** Whether the response tells of a limit for all requests. */
  readonly global?: boolean | undefined;
  /** Whether the server says that another try is worth it. */
  readonly retryable?: boolean | null | undefined;
}

/** Returns the facts of a failure that its report has. */
export function readReportFacts(report: ReportFields): FailureFacts {
  const { status, retryAfter, rateLimit, retryable } = report;
  const { remaining, reset, global }: Partial<ReportedRateLimit> = createRecord(rateLimit ?? {});
  const isGlobal = global === true;
  return createRecord({ status, retryAfter, remaining, reset, global: isGlobal, retryable });
}

/** The facts of a failure without a response. */
export const NO_RESPONSE: FailureFacts = /* @__PURE__ */ createRecord({
  status: NO_RESPONSE_STATUS,
});

/**
 * Returns the facts of a failure, or `undefined` if it cannot be temporary. It never throws.
 *
 * @param readHeaders - reads header lines, as `readHeaderAdvice` does
 */
export function findFailureFacts(
  failure: unknown,
  readHeaders: (head: string, now: number) => Partial<HeaderAdvice>,
  now?: Date | number,
): FailureFacts | undefined {
  try {
    if (typeof failure !== "object" || failure === null) return undefined;
    if (isReport(failure)) return readReportFacts(failure);
    const members = pickMembers(failure, [
      "report",
      "status",
      "type",
      "headers",
      "response",
      "retryable",
    ]);
    const { report, status, type, headers, response, retryable } = members;
    if (isReport(report)) {
      const method = readOwn(response, "method");
      return createRecord(readReportFacts(report), {
        method: typeof method === "string" ? method : undefined,
        // That of the report, or of the problem's declaration.
        retryable: typeof retryable === "boolean" ? retryable : report.retryable,
      });
    }
    const isOwn = isHTTPException(failure);
    if (typeof status !== "number") {
      return !isOwn && isNetworkFailure(failure) ? NO_RESPONSE : undefined;
    }
    // An opaque response, which hides its status, has the status 0 as well.
    if (status === 0) return type === "error" ? NO_RESPONSE : undefined;
    if (!isStatus(status)) return undefined;
    const advice = readHeaders(formatHeaderLines(headers), convertToSeconds(now));
    const facts: FailureFacts = createRecord({ status }, advice);
    return isOwn && typeof retryable === "boolean" ? createRecord(facts, { retryable }) : facts;
  } catch {
    return undefined;
  }
}
