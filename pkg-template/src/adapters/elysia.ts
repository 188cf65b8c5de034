/** Errors in Elysia. */

import { isHTTPException } from "../index.js";
import { createMergedResponse, createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { toList } from "../values/lists.js";
import { isInstance } from "../values/safe-read.js";

/** As much of an application as is needed. */
export interface ElysiaLike {
  // biome-ignore lint/suspicious/noExplicitAny: Elysia infers the types of its hooks from each other
  onError(options: any, handler: any): any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  mapResponse(options: any, handler: any): any;
}

/** The header values that an application sets. */
type SetHeaders = { [name: string]: string | number | readonly string[] | undefined };

/** The parts of `set` that the adapter uses. */
interface ElysiaSet {
  readonly headers: SetHeaders;
  readonly cookie?: object | undefined;
}

/** The parts of a hook's context that the adapter uses. */
interface ElysiaContext {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly request: Request;
  readonly set: ElysiaSet;
}

/** Elysia's own errors but for those of validation, which it describes itself. */
const OWN = ["NOT_FOUND", "PARSE", "INVALID_COOKIE_SIGNATURE"];

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
    // Elysia replaces these by the cookies of `set.cookie`.
    const isReplaced = name === "set-cookie" && Object.keys(cookie ?? {}).length > 0;
    if (isReplaced) continue;
    for (const value of values) if (value !== undefined) headers.append(name, String(value));
  }
  const merged = createMergedResponse(response, headers);
  for (const [name, value] of merged.headers) if (name !== "set-cookie") setHeaders[name] = value;
  return merged;
}

/**
 * Gives the plugin that answers for all errors of an application; it comes before all routes. An
 * unknown route, a body that cannot be read and the like keep their status, the answer to what fails
 * validation stays Elysia's, and any other error becomes a 500 that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/elysia";
 *
 * const plugin = errorHandler({ dialect: "problem" });
 * // new Elysia().use(plugin);
 * console.assert(plugin.length === 1);
 * ```
 */
export function errorHandler(
  options: Errors | ErrorsConfig = {},
): <App extends ElysiaLike>(app: App) => App {
  // Their messages are names, not sentences.
  const answer = createResponder(options, ({ code }) => OWN.includes(code as string) && "");
  // By the `set` of a request: those that onError has handled.
  const handled = new WeakSet<ElysiaSet>();
  return (app) => {
    app.onError({ as: "global" }, async ({ error, code, request, set }: ElysiaContext) => {
      // A status that was thrown as such, and validation, are Elysia's.
      if (code === "VALIDATION" || code === "INVALID_FILE_TYPE") return undefined;
      if (typeof code === "number" && !isInstance(error, Error)) return undefined;
      handled.add(set);
      return mergeSetHeaders(await answer(error, request), set);
    });
    // An error with toResponse() passes by onError, unless a route threw it.
    app.mapResponse({ as: "global" }, async ({ error, request, set }: ElysiaContext) => {
      return isHTTPException(error) && !handled.has(set)
        ? mergeSetHeaders(await answer(error, request), set)
        : undefined;
    });
    return app;
  };
}
