/** The error handling wrapper for React Router, in framework mode. */

import { createResponder } from "../server/adapter.js";
import { isSendableResponse } from "../server/identify.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isClassInstance, readMember } from "../values/safe-read.js";

/** The wrapper of a loader or an action. */
export type LoaderWrapper = <Args extends { readonly request: Request }, Result>(
  loader: (args: Args) => Result | Promise<Result>,
) => (args: Args) => Promise<Result>;

/**
 * Creates a wrapper for loaders and actions. An error that one of them throws reaches the route's error
 * boundary as an `ErrorResponse`, with the problem (RFC 9457) as `error.data`; a route without a
 * component responds with the problem as JSON. Redirects and the results of `data()` pass, and any
 * error that is not of this package becomes a 500 without details. A page has only those of the
 * headers that its `headers` export passes on from `errorHeaders`. `onError`, `onResponse`, `customize` and
 * the handlers of `on` get the arguments of the loader, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { errorHandler } from "httpexc/react-router";
 *
 * const handled = errorHandler();
 * // export const loader =
 * const loader = handled(async () => {
 *   throw new HTTPNotFound("There is no such song.");
 * });
 * // export const headers = ({ errorHeaders, loaderHeaders }) => errorHeaders ?? loaderHeaders;
 * const request = new Request("https://example.com/songs/7");
 * const response = await loader({ request }).catch((error) => error);
 * console.assert(response instanceof Response && response.status === 404);
 * ```
 */
export function errorHandler<
  LoaderArgs extends { readonly request: Request } = { readonly request: Request },
>(options: Errors | ErrorsConfig<[args: LoaderArgs]> = {}): LoaderWrapper {
  const responder = createResponder(options, () => false);
  return (loader) => async (args) => {
    try {
      return await loader(args);
    } catch (error) {
      // Redirects, responses, and the results of `data()` are React Router's.
      const isData = isClassInstance(error) && readMember(error, "type") === "DataWithResponseInit";
      if (isSendableResponse(error) || isData) throw error;
      // React Router gives JSON to a boundary as an object, and any other content as a text.
      const { url, method, headers: requestHeaders } = args.request;
      const headers = new Headers(requestHeaders);
      headers.set("accept", "application/json");
      // A page is rendered for HEAD, too, so its boundary needs the content.
      const requestContext = {
        ...createRequestContext(new Request(url, { method, headers }), [args]),
        key: args.request,
        method: "GET",
      };
      throw await responder.respond(error, requestContext);
    }
  };
}
