/** The error plugin for Elysia. */

import { isHTTPException } from "../index.js";
import {
  createMergedResponse,
  createResponder,
  type FrameworkErrorDetails,
} from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { toList } from "../values/lists.js";
import { isClassInstance, isInstance } from "../values/safe-read.js";

/** The parts of an application that the adapter uses. */
export interface ElysiaLike {
  // biome-ignore lint/suspicious/noExplicitAny: Elysia infers the types of its hooks from each other
  onError(options: any, handler: any): any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  mapResponse(options: any, handler: any): any;
}

/** The part of a response that an application can set before it is created. */
interface ElysiaSet {
  readonly headers: { [name: string]: string | number | readonly string[] | undefined };
  readonly cookie?: object | undefined;
}

/** The parts of a hook's context that the adapter uses. */
interface ElysiaContext {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly request: Request;
  readonly set: ElysiaSet;
}

/** The codes of Elysia's own errors, except those of validation, whose responses stay Elysia's. */
const ELYSIA_CODES: readonly unknown[] = ["NOT_FOUND", "PARSE", "INVALID_COOKIE_SIGNATURE"];

/** Whether a value is what `status()` of Elysia returns, and not data that was thrown. */
function isStatusResponse(value: unknown): boolean {
  return isClassInstance(value) && !isInstance(value, Error);
}

/** Returns the details of an error of Elysia's own, or false for another error. */
function readElysiaError(error: ForeignError): FrameworkErrorDetails | false {
  const isOwn = ELYSIA_CODES.includes(error.code) && !isUpstreamError(error);
  // The messages of these errors are names, not sentences, so clients see none.
  return isOwn && { text: "" };
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
 * unknown route, a body that cannot be read and the like keep their status, the response to a failed
 * validation stays Elysia's, and any other error becomes a 500 without details.
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
export function errorHandler(
  options: Errors | ErrorsConfig = {},
): <App extends ElysiaLike>(app: App) => App {
  const responder = createResponder(options, readElysiaError);
  // The `set` of each request that onError has responded to.
  const completedSets = new WeakSet<ElysiaSet>();
  return (app) => {
    app.onError({ as: "global" }, async ({ error, code, request, set }: ElysiaContext) => {
      // Elysia itself responds to a status that was thrown without an error, and to validation.
      if (code === "VALIDATION" || code === "INVALID_FILE_TYPE") return undefined;
      if (typeof code === "number" && isStatusResponse(error)) return undefined;
      completedSets.add(set);
      return mergeSetHeaders(await responder.respond(error, request), set);
    });
    // Elysia may pass an error with toResponse() to this hook without a call of onError.
    app.mapResponse({ as: "global" }, async ({ error, request, set }: ElysiaContext) => {
      if (!isHTTPException(error) || completedSets.has(set)) return undefined;
      return mergeSetHeaders(await responder.respond(error, request), set);
    });
    return app;
  };
}
