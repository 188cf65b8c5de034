/** The module of the core that reads answers and advises on retries, and what stands in for it. */

import { instantiate } from "#client";
import { decode, encodeInto } from "#wasm";
import type { ReaderExports } from "../wasm/exports.js";
import {
  CoreModule,
  countUtf8Bytes,
  type ModuleInstance,
  readBytes,
  readNumbers,
} from "../wasm/instance.js";
import { decodeBody, decodeText } from "./charset.js";
import { Report, type ReportFields } from "./report.js";
import { unpackReport } from "./unpack-report.js";

/** A body of 64 KiB and its report fit into so much memory. */
const KEPT = 1 << 23;

const readerModule = /* @__PURE__ */ new CoreModule<ReaderExports>(instantiate, KEPT);

/** What is read. */
export interface ReadableResponse {
  readonly status: number;
  /** Header lines, names in lower case. */
  readonly head: string;
  readonly body: string | Uint8Array;
  /** When it came, in seconds since 1970. Default: now. */
  readonly now?: number;
}

/** What was read. */
export interface ReadOutcome {
  readonly report: Report;
  /** Whether the answer is an error: its status says so, or its body does and that was asked. */
  readonly isError: boolean;
}

/** Gives what an answer says. `inOk`: whether the body of an ok answer may say that it is none. */
export function readResponse(answer: ReadableResponse, inOk: boolean): ReadOutcome {
  const { status, head, now = Date.now() / 1000 } = answer;
  const body = decodeBody(answer.body, head);
  const isText = typeof body === "string";
  // An empty line ends the header fields, as it does in HTTP/1.1.
  const first = `${head}\n${isText ? body : ""}`;
  try {
    return readerModule.run(0, countUtf8Bytes(first) + (isText ? 0 : body.length), (instance) => {
      let bytes = encodeInto(first, instance.text);
      if (!isText) {
        instance.text.set(body, bytes);
        bytes += body.length;
      }
      instance.exports.read(status, bytes, inOk ? 1 : 0, now);
      const numbers = readNumbers(instance, 0);
      const { isError, isJson, fields } = unpackReport(decode(readBytes(instance, 2)), numbers);
      return { isError, report: new Report(fields, () => readRaw(body, isJson)) };
    });
  } catch {
    const isError = status < 200 || status > 299;
    return { isError, report: new Report(createBareReport(status), () => readRaw(body, false)) };
  }
}

/** What can be said without the core. */
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
    requestId: null,
    rateLimit: null,
    help: null,
    extensions: {},
    dialect: "generic",
  };
}

/** Gives a body as a value where it is JSON, else as text. */
function readRaw(body: string | Uint8Array, isJson: boolean): unknown {
  let text = "";
  try {
    text = typeof body === "string" ? body : decodeText(body, "utf-8");
    if (isJson) return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    // It is no JSON to JavaScript, or the platform has no decoder at all.
  }
  return text;
}

/** Gives what the core says, or what stands for it where the core fails. */
function callAdvice<T>(
  bytes: number,
  ask: (instance: ModuleInstance<ReaderExports>) => T,
  otherwise: T,
): T {
  try {
    return readerModule.run(0, bytes, ask);
  } catch {
    return otherwise;
  }
}

/** A number that may be missing, as it crosses. */
const toNumber = (number: number | null | undefined): number => number ?? Number.NaN;

/** What an answer says of when to ask again. */
export interface RetryTiming {
  readonly status: number;
  readonly retryAfter?: number | null | undefined;
  readonly remaining?: number | null | undefined;
  readonly reset?: number | null | undefined;
}

/**
 * Gives in how many seconds an answer says that it is worth another try; nothing if it does not.
 *
 * @param now - the moment of the answer in seconds since 1970
 */
export function findStatedDelay(timing: RetryTiming, now: number): number | undefined {
  const { status, retryAfter, remaining, reset } = timing;
  const ask = ({ exports }: ModuleInstance<ReaderExports>): number =>
    exports.stated(status, toNumber(retryAfter), toNumber(remaining), toNumber(reset), now);
  const seconds = callAdvice(0, ask, Number.NaN);
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** What may be sent again beyond what is safe; they add up. */
export const ANY_METHOD = 1;
export const ACCEPTED = 2;

/** Gives whether to send a request again. */
export function isRetryableStatus(
  policy: number,
  status: number,
  method: string,
  delay: number | undefined,
  may: number,
): boolean {
  const ask = ({ exports, text }: ModuleInstance<ReaderExports>): boolean => {
    const bytes = encodeInto(method, text);
    return !!exports.retryable(policy, status, bytes, toNumber(delay), may);
  };
  return callAdvice(countUtf8Bytes(method), ask, false);
}

/** Gives the seconds of an exponential backoff, `share` of its span. */
export function computeBackoff(base: number, cap: number, retries: number, share: number): number {
  const ask = ({ exports }: ModuleInstance<ReaderExports>): number =>
    exports.backoff(base, cap, retries, share);
  return callAdvice(0, ask, Math.max(0, Math.min(base, cap)) || 0);
}

/** Gives whether a policy wants to be told how many tries failed. */
export function countsFailures(policy: number): boolean {
  return callAdvice(0, ({ exports }) => !!exports.counts(policy), false);
}
