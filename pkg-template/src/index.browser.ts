/**
 * HTTP errors for browsers. A page that uses a class of a family, which may have any status, has the
 * facts of all statuses. Every other class brings its own.
 */

import {
  HTTPError as AnyError,
  HTTPClientError as ClientError,
  HTTPOk as Ok,
  HTTPRedirection as Redirection,
  HTTPServerError as ServerError,
} from "./errors/families.js";
import { HTTPException as Exception } from "./errors/http-exception.js";
import { registerStatuses } from "./errors/register-statuses.js";

export { Aborter, abort, assert } from "./errors/abort.js";
export { defineStatus } from "./errors/define-status.js";
export * from "./errors/generated/classes.js";
export { statusMap } from "./errors/generated/status-map.js";
export { isHTTPException } from "./errors/is-http-exception.js";
export { redirect } from "./errors/redirect.js";
export { toResponse } from "./errors/to-response.js";
export { basic, bearer } from "./options/challenges.js";

/** Returns a class whose errors, or those of its subclasses, may have any status. */
function withAllStatuses<Class>(errorClass: Class): Class {
  registerStatuses();
  return errorClass;
}

export const HTTPException = /* @__PURE__ */ withAllStatuses(Exception);
export const HTTPError = /* @__PURE__ */ withAllStatuses(AnyError);
export const HTTPOk = /* @__PURE__ */ withAllStatuses(Ok);
export const HTTPRedirection = /* @__PURE__ */ withAllStatuses(Redirection);
export const HTTPClientError = /* @__PURE__ */ withAllStatuses(ClientError);
export const HTTPServerError = /* @__PURE__ */ withAllStatuses(ServerError);
