/**
 * Failures as APIs of language models tell them in the middle of a stream, whose response has the status 200:
 * those of OpenAI and Anthropic, and of servers that offer the same API.
 */

import { createRecord, readOwn } from "../values/own-record.js";

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
export function findFailureStatus(error: unknown): number {
  const values = ["status", "code", "type"].map((name) => readOwn(error, name));
  for (const value of values) {
    if (isErrorStatus(value)) return value;
    const known = typeof value === "string" ? STATUSES[value] : undefined;
    if (known !== undefined) return known;
  }
  const isFault = values.some((value) => typeof value === "string" && CLIENT_FAULT.test(value));
  return isFault ? 400 : 500;
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * Whether an object has the text of an error, and the type or code that the APIs write for each.
 *
 * @param isMarked - whether the text is enough
 */
export function isApiError(error: unknown, isMarked: boolean): error is object {
  const isNamed = ["type", "code"].some((name) =>
    ["string", "number"].includes(typeof readOwn(error, name)),
  );
  return (isMarked || isNamed) && typeof readOwn(error, "message") === "string";
}

/**
 * Returns the object of the error in data that tells one, or undefined if there is none.
 *
 * @param isMarked - whether something else says that it is an error, so that a text is enough
 */
export function findApiError(data: object, isMarked: boolean): object | undefined {
  const error = readOwn(data, "error");
  if (isRecord(error)) return isApiError(error, isMarked) ? error : undefined;
  const type = readOwn(data, "type");
  const isOwn = isMarked || readOwn(data, "code") !== undefined;
  if (type === "error" && isOwn && isApiError(data, true)) return data;
  const failed = type === "response.failed" && readOwn(readOwn(data, "response"), "error");
  return isRecord(failed) ? failed : undefined;
}
