/** Errors in React Router, in framework mode. */

import { createResponder } from "../server/adapter.js";
import { isSendableResponse } from "../server/identify.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { readMember } from "../values/safe-read.js";

/** What wraps a loader or an action. */
export type LoaderWrapper = <Args extends { readonly request: Request }, Result>(
  loader: (args: Args) => Result | Promise<Result>,
) => (args: Args) => Promise<Result>;

/**
 * Gives a wrapper for loaders and actions. What they throw reaches the route's error boundary as an
 * `ErrorResponse`, with the problem (RFC 9457) as `error.data`; a route without a component answers
 * with it as JSON. Redirects and what `data()` makes pass, and what is no error of this package
 * becomes a 500 that tells nothing. A page's header fields are those that its `headers` export
 * passes on from `errorHeaders`.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
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
 * const thrown = await loader({ request }).catch((error) => error);
 * console.assert(thrown instanceof Response && thrown.status === 404);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): LoaderWrapper {
  const answer = createResponder(options, () => false);
  return (loader) => async (args) => {
    try {
      return await loader(args);
    } catch (thrown) {
      // Redirects, answers, and what `data()` makes are React Router's.
      if (isSendableResponse(thrown) || readMember(thrown, "type") === "DataWithResponseInit")
        throw thrown;
      // A boundary is given JSON as an object, and any other content as a text.
      const { url, method, headers: given } = args.request;
      const headers = new Headers(given);
      headers.set("accept", "application/json");
      // A page that is asked for by HEAD is rendered, too.
      const asking = {
        ...createRequestContext(new Request(url, { method, headers })),
        method: "GET",
      };
      throw await answer.respond(asking, thrown);
    }
  };
}
