/** The error handler for Fastify. */

import {
  createReplySender,
  type FastifyReplyLike,
  type FastifyRequestLike,
} from "../node/fastify-reply.js";
import { createResponder, type FrameworkErrorDetails } from "../server/adapter.js";
import { findSentence, readFieldErrors } from "../server/field-errors.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

export type { FastifyReplyLike, FastifyRequestLike } from "../node/fastify-reply.js";

/** An error handler of Fastify. */
export type FastifyErrorHandler = (
  error: unknown,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
) => Promise<unknown>;

/** By name of Fastify's for a part of the request: the start of the paths of its field errors. */
const PART_PATHS: { readonly [part: string]: readonly string[] } = {
  // A JSON pointer is one into the content of the request (RFC 9457, 3.1).
  body: [],
  querystring: ["query"],
};

/** The members in which the errors of validators have their issues: Ajv, Zod, Joi, yup, and others. */
const ISSUE_MEMBERS = ["validation", "issues", "details", "inner", "errors"];

/**
 * Returns the issues of failed validation, or undefined for another error. Fastify notes the part of the
 * request on each. If a route has a `validatorCompiler`, it may be the error of any validator.
 */
function findIssues(error: ForeignError): readonly unknown[] | undefined {
  if (typeof readMember(error, "validationContext") !== "string") return undefined;
  if (isUpstreamError(error, ["message"])) return undefined;
  const issues = ISSUE_MEMBERS.map((name) => readMember(error, name)).find(Array.isArray);
  return issues ?? (error.code === "FST_ERR_VALIDATION" ? [] : undefined);
}

/**
 * Returns the details of an error of Fastify's own: one that its validation or `@fastify/error` made, as
 * plugins do. Returns false for another error.
 */
function readFastifyError(error: ForeignError): FrameworkErrorDetails | false {
  const issues = findIssues(error);
  if (!issues) return error.name === "FastifyError" && !isUpstreamError(error) && {};
  const text = findSentence([error.message]);
  const part = readMember(error, "validationContext");
  const isPart = typeof part === "string" && part !== "";
  const path = (isPart && readMember(PART_PATHS, part)) || (isPart ? [part] : []);
  return { text, errors: readFieldErrors(issues, path as readonly string[]) };
}

/**
 * Creates the error handler of an application. Fastify's own errors and those of its plugins keep their
 * status, and their message if the status is 4xx. Failed validation has a field error for each issue. Any
 * other error with a 4xx `statusCode` or `status` keeps that alone. The rest becomes a 500 without
 * details, and so does the error of an HTTP client or an SDK, whose status is that of another server. Each
 * 5xx is written to the log of the request, as Fastify itself does. `onError`, `onResponse`, `customize`
 * and the handlers of `on` get the request and the reply, too.
 *
 * @param options - the options of `createErrors`, or its result
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/fastify";
 *
 * const handler = errorHandler({ requestId: "x-request-id", cors: true });
 * // app.setErrorHandler(handler);
 * console.assert(handler.length === 3);
 * ```
 */
export function errorHandler<
  RequestType extends FastifyRequestLike = FastifyRequestLike,
  ReplyType extends FastifyReplyLike = FastifyReplyLike,
>(
  options: Errors | ErrorsConfig<[request: RequestType, reply: ReplyType]> = {},
): FastifyErrorHandler {
  const settings = { hasLog: true, takesBareStatus: true };
  const responder = createResponder(options, readFastifyError, settings);
  const sendReply = createReplySender(responder);
  // Fastify's handlers have three parameters.
  return (error, request, reply) => sendReply(error, request, reply);
}
