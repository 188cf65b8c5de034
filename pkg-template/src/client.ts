/** Error responses of other servers as typed errors, and advice on retries. */

export { type CodeMap, Codes, codes } from "./client/codes.js";
export { Client, type ClientOptions, createClient } from "./client/create-client.js";
export type { FetchInput, FetchLike } from "./client/fetch-request.js";
export type { Failure, FetchResult, ReadFailure, UndeclaredError } from "./client/fetch-result.js";
export { fromError } from "./client/from-error.js";
export {
  type FetchOptions,
  fetchOrThrow,
  fromResponse,
  type ReadOptions,
  type ResponseLike,
  raiseForStatus,
} from "./client/from-response.js";
export type { HeadersLike } from "./client/header-lines.js";
export { isReadError } from "./client/is-read-error.js";
export { NoResponse } from "./client/no-response.js";
export { type AnswerLike, type ParseOptions, parseError } from "./client/parse-error.js";
export { type PreloadOptions, preload } from "./client/preload.js";
export type { ReadError, ReadMembers, ReadResponse } from "./client/read-error.js";
export { Report } from "./client/report.js";
export type {
  ReportedChallenge,
  ReportedError,
  ReportedRateLimit,
  ReportFields,
} from "./client/report-fields.js";
export { isRetryable, retryDelay } from "./client/retry.js";
export type {
  DelayOptions,
  FailedRequest,
  FailedTry,
  RetryableOptions,
  RetryPolicy,
} from "./client/retry-options.js";
export type { PolicyName } from "./client/retry-policy.js";
export { withRetries } from "./client/with-retries.js";
export type { SchemaIssue } from "./model/standard-schema.js";
