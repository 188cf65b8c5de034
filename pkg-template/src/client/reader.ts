/** The module of the core that reads responses and advises on retries, and what replaces it. */

import { instantiate } from "#client";
import { ReaderModule } from "../wasm/reader-module.js";
import { decodeBody, decodeText } from "./charset.js";
import { Report, type ReportFields } from "./report.js";
import type { BodyStart } from "./response-values.js";
import { unpackReport } from "./unpack-report.js";

/** The bytes of memory up to which an instance is kept: 64 KiB of body and their report fit. */
const READER_MEMORY_LIMIT = 1 << 23;

const readerModule = /* @__PURE__ */ new ReaderModule(instantiate, READER_MEMORY_LIMIT);

/** A response that is read. */
export interface ReadableResponse extends BodyStart {
  readonly status: number;
  /** A line `name: value` for each header, with the name in lower case. */
  readonly head: string;
  /** The moment of the response in seconds since 1970. Default: now. */
  readonly now?: number;
}

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
  const { status, head, isCut = false, now = Date.now() / 1000 } = response;
  const body = decodeBody(response, head);
  try {
    const input = { status, head, body, isCut, now };
    const { isError, isJson, fields } = readerModule.read(input, inOk, unpackReport);
    return { isError, report: new Report(fields, () => parseRawBody(body, isJson, isCut)) };
  } catch {
    const report = new Report(createBareReport(status), () => parseRawBody(body, false, isCut));
    return { isError: status < 200 || status > 299, report };
  }
}

/** Creates the members of a report without the core. */
function createBareReport(status: number): ReportFields {
  return {
    status,
    code: null,
    type: null,
    title: null,
    detail: null,
    instance: null,
    errors: [],
    retryAfter: null,
    retryable: null,
    requestId: null,
    rateLimit: null,
    challenges: [],
    help: null,
    extensions: {},
    dialect: "generic",
  };
}

/** Returns a body as a value if it is JSON, otherwise as text. */
function parseRawBody(body: string | Uint8Array, isJson: boolean, isCut: boolean): unknown {
  let text = "";
  try {
    text = typeof body === "string" ? body : decodeText(body, "utf-8", { isCut });
    if (isJson) return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    // JavaScript cannot parse it, or the platform has no decoder.
  }
  return text;
}

/** Returns the result of a call of the core, or a fallback if the core fails. */
function callOrFallBack<T>(call: () => T, fallback: T): T {
  try {
    return call();
  } catch {
    return fallback;
  }
}

/** The parts of a response that say when another try is worth it. */
export interface RetryTiming {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number | null | undefined;
  /** The requests that are left of a quota. */
  readonly remaining?: number | null | undefined;
  /** The end of the quota: seconds from now, or seconds or milliseconds since 1970. */
  readonly reset?: number | null | undefined;
}

/**
 * Returns the seconds after which a response says that another try is worth it, or `undefined` if
 * it does not say.
 *
 * @param now - the moment of the response in seconds since 1970
 */
export function findStatedDelay(timing: RetryTiming, now: number): number | undefined {
  const { status, retryAfter, remaining, reset } = timing;
  const call = () => readerModule.findStatedDelay(status, retryAfter, remaining, reset, now);
  return callOrFallBack(call, undefined);
}

/**
 * Whether a request is worth another try. If the core fails, it is not.
 *
 * @param policy - the number of the policy
 * @param delay - what {@link findStatedDelay} returned
 * @param flags - the flags of `RetryFlag`, added
 */
export function isRetryableRequest(
  policy: number,
  status: number,
  method: string,
  delay: number | undefined,
  flags: number,
): boolean {
  const call = () => readerModule.isRetryable(policy, status, method, delay, flags);
  return callOrFallBack(call, false);
}

/**
 * Returns the seconds of an exponential backoff: `share`, from 0 to 1, of its span. If the core
 * fails, they are those of the first span.
 */
export function computeBackoff(base: number, cap: number, retries: number, share: number): number {
  const call = () => readerModule.computeBackoff(base, cap, retries, share);
  return callOrFallBack(call, Math.max(0, Math.min(base, cap)) || 0);
}

/** Whether a policy wants each retry to say how many tries have failed. */
export function countsFailures(policy: number): boolean {
  return callOrFallBack(() => readerModule.countsFailures(policy), false);
}
