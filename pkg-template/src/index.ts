/** HTTP errors for JavaScript runtimes. */

export { Aborter, type AbortStatus, abort, assert } from "./errors/abort.js";
export { defineStatus, type StatusDefinition } from "./errors/define-status.js";
export type { ExceptionClass, StatusArguments } from "./errors/exception-class.js";
export {
  HTTPClientError,
  HTTPError,
  HTTPOk,
  HTTPRedirection,
  HTTPServerError,
} from "./errors/families.js";
export type { FrameworkHeaders } from "./errors/framework-headers.js";
export * from "./errors/generated/classes.js";
export { statusMap } from "./errors/generated/status-map.js";
export { HTTPException } from "./errors/http-exception.js";
export { isHTTPException } from "./errors/is-http-exception.js";
export { type Redirect, type RedirectStatus, redirect } from "./errors/redirect.js";
export { toResponse } from "./errors/to-response.js";
export type * from "./model/options.js";
export type { ProblemDetails } from "./model/problem-details.js";
export { type BearerError, type BearerOptions, basic, bearer } from "./options/challenges.js";
export type { RequestLike } from "./response/request-like.js";
