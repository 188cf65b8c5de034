/** Errors in Elysia. */

import { isHTTPException } from "../index.js";
import { createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isInstance } from "../values/safe-read.js";

/** As much of an application as is needed. */
export interface ElysiaLike {
  // biome-ignore lint/suspicious/noExplicitAny: Elysia infers the types of its hooks from each other
  onError(options: any, handler: any): any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  mapResponse(options: any, handler: any): any;
}

/** As much of what a hook is given as is needed. */
interface Context {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly request: Request;
}

/** Elysia's own errors but for those of validation, which it describes itself. */
const OWN = ["NOT_FOUND", "PARSE", "INVALID_COOKIE_SIGNATURE"];

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
  return (app) => {
    app.onError({ as: "global" }, async ({ error, code, request }: Context) => {
      // A status that was thrown as such, and validation, are Elysia's.
      if (code === "VALIDATION" || code === "INVALID_FILE_TYPE") return undefined;
      if (typeof code === "number" && !isInstance(error, Error)) return undefined;
      return answer(error, request);
    });
    // What has toResponse() is answered before any hook for errors is asked.
    app.mapResponse({ as: "global" }, async ({ error, request }: Context) => {
      return isHTTPException(error) ? answer(error, request) : undefined;
    });
    return app;
  };
}
