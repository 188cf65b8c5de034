/** The error plugin for Elysia. */

import { isHTTPException } from "../index.js";
import {
  createMergedResponse,
  createResponder,
  type FrameworkErrorDetails,
} from "../server/adapter.js";
import { readFieldErrors } from "../server/field-errors.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { toList } from "../values/lists.js";
import { isClassInstance, isInstance, readMember, readSafely } from "../values/safe-read.js";

/** The parts of an application that the adapter uses. */
export interface ElysiaLike {
  // biome-ignore lint/suspicious/noExplicitAny: Elysia infers the types of its hooks from each other
  onError(options: any, handler: any): any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  mapResponse(options: any, handler: any): any;
}

/** The part of a response that an application can set before it is created. */
export interface ElysiaSet {
  readonly headers: { [name: string]: string | number | readonly string[] | undefined };
  readonly cookie?: object | undefined;
}

/** The parts of a hook's context that the adapter uses. */
export interface ElysiaContext {
  readonly error?: unknown;
  readonly code?: unknown;
  /** What a handler returned. */
  readonly responseValue?: unknown;
  readonly request: Request;
  readonly set: ElysiaSet;
}

/** The codes of Elysia's own errors. */
const ELYSIA_CODES: readonly unknown[] = [
  "NOT_FOUND",
  "PARSE",
  "VALIDATION",
  "INVALID_FILE_TYPE",
  "INVALID_COOKIE_SIGNATURE",
];

/** Whether a value is an error of this package or of another one. */
function isReturnedError(value: unknown): boolean {
  return isHTTPException(value) || isForeignError(value);
}

/** Whether a value is what `status()` of Elysia returns, and not data that was thrown. */
function isStatusResponse(value: unknown): boolean {
  return isClassInstance(value) && !isInstance(value, Error);
}

/** The part of a request or a response that failed validation, as the start of the paths of its issues. */
function findPartPath(error: ForeignError): readonly string[] {
  const part = readMember(error, "type");
  // A JSON pointer is one into the content of the request (RFC 9457, 3.1).
  return typeof part === "string" && part !== "body" ? [part] : [];
}

/** The issues that a Standard Schema has found, by the error of the validation. */
const standardIssues = new WeakMap<object, readonly unknown[]>();

/**
 * Validates once more what has failed by a Standard Schema, and keeps all issues. Elysia keeps only the first
 * one, and its list of them has a text in place of each path, in which an issue of the whole is "root". Of a
 * schema that has to wait for something, it has no list. The result is a promise only if there is such a schema.
 */
function findStandardIssues(error: unknown): Promise<void> | undefined {
  if (!isForeignError(error) || error.code !== "VALIDATION") return undefined;
  const validator = readMember(error, "validator");
  const standard =
    readMember(validator, "~standard") ?? readMember(readMember(validator, "schema"), "~standard");
  const validate = readMember(standard, "validate");
  if (typeof validate !== "function" || readMember(error, "type") === "response") return undefined;
  return validateAgain(error, (value) => validate.call(standard, value));
}

async function validateAgain(
  error: ForeignError & object,
  validate: (value: unknown) => unknown,
): Promise<void> {
  let issues: unknown;
  try {
    const result: unknown = await validate(readMember(error, "value"));
    issues = readMember(result, "issues");
  } catch {
    // What has failed a moment ago, as the database of the schema, may have another reason now.
  }
  // What failed may be valid now, as a name that was taken.
  const hasIssues = Array.isArray(issues) && issues.length > 0;
  standardIssues.set(error, hasIssues ? (issues as unknown[]) : [readMember(error, "valueError")]);
}

/** Returns an issue of TypeBox with the text that the application gave in the schema, if it did. */
function applyOwnText(issue: unknown, error: ForeignError): unknown {
  const ownText = readMember(readMember(issue, "schema"), "error");
  // What Elysia itself passes in production.
  const found = {
    type: "validation",
    on: readMember(error, "type"),
    found: readMember(error, "value"),
  };
  const createText = () =>
    typeof ownText === "function" ? ownText(found, readMember(error, "validator")) : ownText;
  const message: unknown = readSafely(createText);
  return typeof message === "string" ? { path: readMember(issue, "path"), message } : issue;
}

/** Returns the issues of failed validation. */
function listIssues(error: ForeignError): unknown {
  const found = standardIssues.get(error);
  if (found) return found;
  const issues = readMember(error, "all");
  return Array.isArray(issues) ? issues.map((issue) => applyOwnText(issue, error)) : undefined;
}

/**
 * Returns the details of an error of Elysia's own, or false for another error. A response that does not
 * fit its schema is a mistake of the server.
 */
function readElysiaError(error: ForeignError): FrameworkErrorDetails | false {
  // The message of failed validation is JSON.
  if (!ELYSIA_CODES.includes(error.code) || isUpstreamError(error, ["message"])) return false;
  // The messages of these errors are names or JSON, not sentences, so clients see none.
  const text = "";
  if (error.code !== "VALIDATION") return { text };
  if (readMember(error, "type") === "response") return false;
  return { text, errors: readFieldErrors(listIssues(error), findPartPath(error)) };
}

/**
 * Returns a response with the headers that the application set before. Elysia adds `set.headers` to
 * a response by itself, but it removes no stale ones, does not merge `Vary`, and loses cookies if
 * both sides have some. So they are merged here, and `set.headers` gets the result for later hooks.
 */
function mergeSetHeaders(response: Response, { headers: setHeaders, cookie }: ElysiaSet): Response {
  const names = Object.keys(setHeaders);
  if (names.length === 0) return response;
  const headers = new Headers();
  for (const name of names) {
    const values = toList(setHeaders[name]);
    delete setHeaders[name];
    // Elysia replaces this header by the cookies of `set.cookie`.
    const isReplaced = name === "set-cookie" && Object.keys(cookie ?? {}).length > 0;
    if (isReplaced) continue;
    for (const value of values) if (value !== undefined) headers.append(name, String(value));
  }
  const mergedResponse = createMergedResponse(response, headers);
  // Elysia would add the cookies a second time.
  for (const [name, value] of mergedResponse.headers)
    if (name !== "set-cookie") setHeaders[name] = value;
  return mergedResponse;
}

/**
 * Creates the plugin that responds to all errors of an application. Use it before all routes. An
 * unknown route, a body that cannot be read and the like keep their status, failed validation of a
 * request is a 422 with a field error for each issue, and any other error becomes a 500 without details.
 * An error that a handler returns gets the response of one that it throws. `onError`, `onResponse`,
 * `customize` and the handlers of `on` get the context of Elysia's hook, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/elysia";
 *
 * const plugin = errorHandler({ requestId: "x-request-id" });
 * // new Elysia().use(plugin);
 * console.assert(plugin.length === 1);
 * ```
 */
export function errorHandler<Context extends ElysiaContext = ElysiaContext>(
  options: Errors | ErrorsConfig<[context: Context]> = {},
): <App extends ElysiaLike>(app: App) => App {
  const responder = createResponder(options, readElysiaError);
  // The `set` of each request that onError has responded to.
  const completedSets = new WeakSet<ElysiaSet>();
  const createResponse = (error: unknown, context: ElysiaContext) => {
    const { request, set } = context;
    const response = responder.respond(error, createRequestContext(request, [context]));
    return response instanceof Promise
      ? response.then((settled) => mergeSetHeaders(settled, set))
      : mergeSetHeaders(response, set);
  };
  const respond = (error: unknown, context: ElysiaContext) => {
    const search = findStandardIssues(error);
    return search
      ? search.then(() => createResponse(error, context))
      : createResponse(error, context);
  };
  return (app) => {
    // Elysia reads in the code of a hook whether it has to wait, so both hooks are asynchronous.
    app.onError({ as: "global" }, async (context: ElysiaContext) => {
      const { error, code, set } = context;
      // Elysia itself responds to a status that was thrown without an error.
      if (typeof code === "number" && isStatusResponse(error)) return undefined;
      completedSets.add(set);
      return respond(error, context);
    });
    // Elysia calls no onError for an error that a handler returned, and may call none for a thrown one
    // that has toResponse().
    app.mapResponse({ as: "global" }, async (context: ElysiaContext) => {
      const { error, responseValue, set } = context;
      const errors = [error, responseValue].filter(isReturnedError);
      if (errors.length === 0 || completedSets.has(set)) return undefined;
      return respond(errors[0], context);
    });
    return app;
  };
}
