/**
 * Events that say that a stream failed: those of `eventStream`, and those of the APIs of OpenAI and
 * Anthropic, whose responses have the status 200 when a stream fails in the middle.
 */

import { createRecord, readOwn } from "../values/own-record.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/** What the response would have been, if the failure had come before it. */
export interface EventFailure {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * The statuses of the types and codes of errors, as the APIs document them for responses:
 * https://platform.claude.com/docs/en/api/errors and https://platform.openai.com/docs/guides/error-codes.
 */
const STATUSES: { readonly [type: string]: number | undefined } = /* @__PURE__ */ createRecord({
  authentication_error: 401,
  invalid_api_key: 401,
  billing_error: 402,
  permission_error: 403,
  model_not_found: 404,
  not_found_error: 404,
  request_too_large: 413,
  insufficient_quota: 429,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  requests: 429,
  tokens: 429,
  server_is_overloaded: 503,
  slow_down: 503,
  timeout_error: 504,
  overloaded_error: 529,
} as { readonly [type: string]: number | undefined });

/** The types and codes of a request that is wrong. */
const CLIENT_FAULT = /^(invalid_|context_length_)/;

const isErrorStatus = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;

/** Returns the status that an object of an error tells; 500 if it tells none. */
function findStatus(error: unknown): number {
  const values = ["status", "code", "type"].map((name) => readOwn(error, name));
  for (const value of values) {
    if (isErrorStatus(value)) return value;
    const known = typeof value === "string" ? STATUSES[value] : undefined;
    if (known !== undefined) return known;
  }
  const isFault = values.some((value) => typeof value === "string" && CLIENT_FAULT.test(value));
  return isFault ? 400 : 500;
}

function parseObject(data: string): object | undefined {
  if (!/^\s*\{/.test(data)) return undefined;
  try {
    return JSON.parse(data) as object;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Returns the object of the error in data that is no problem of its own, or undefined if there is none. */
function findErrorObject(data: object): object | undefined {
  const error = readOwn(data, "error");
  if (isRecord(error)) return typeof readOwn(error, "message") === "string" ? error : undefined;
  const type = readOwn(data, "type");
  if (type === "error" && typeof readOwn(data, "message") === "string") return data;
  const failed = type === "response.failed" && readOwn(readOwn(data, "response"), "error");
  return isRecord(failed) ? failed : undefined;
}

/** Returns the failure that an event tells, or undefined if it tells none. */
export function findEventFailure({
  event = "message",
  data,
}: ServerSentEvent): EventFailure | undefined {
  const isError = event === "error";
  const mayBeError = isError || event === "response.failed" || event === "message";
  // Most data of a stream is no error, and is not parsed.
  if (!mayBeError || (!isError && !data.includes('"error"'))) return undefined;
  const members = parseObject(data);
  const error = members && findErrorObject(members);
  if (error) {
    const body = error === members ? data : JSON.stringify({ ...members, error });
    return { status: findStatus(error), contentType: "application/json", body };
  }
  if (!isError) return undefined;
  const contentType = members ? "application/problem+json" : "text/plain; charset=utf-8";
  return { status: findStatus(members), contentType, body: data };
}
