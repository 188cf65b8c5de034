/** The error hooks for SvelteKit. */

import type { ProblemDetails } from "../index.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import {
  createMergedResponse,
  createResponder,
  type FrameworkErrorDetails,
} from "../server/adapter.js";
import { isResponse } from "../server/identify.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isUpstreamError } from "../upstream/upstream-error.js";
import { isClassInstance, isInstance, readMember } from "../values/safe-read.js";

/** The parts of SvelteKit's event that the adapter uses. */
export interface SvelteKitEvent {
  readonly request: Request;
  readonly isDataRequest: boolean;
  readonly isRemoteRequest?: boolean | undefined;
}

/** The value of `page.error` on a page. */
export type SvelteKitError = Readonly<ProblemDetails> & { readonly message: string };

/** The hooks of `hooks.server.js`. */
export interface SvelteKitHooks {
  /** Replaces SvelteKit's response to an error. In a `sequence`, it comes first. */
  readonly handle: <Event extends SvelteKitEvent>(input: {
    readonly event: Event;
    readonly resolve: (event: Event) => Response | Promise<Response>;
  }) => Promise<Response>;
  /** Returns the value of `page.error` for an error. */
  readonly handleError: (input: {
    readonly error: unknown;
    readonly event: SvelteKitEvent;
    readonly status: number;
    readonly message: string;
  }) => Promise<SvelteKitError>;
}

/** The header of the pages that SvelteKit has rendered. */
const PAGE_HEADER = "x-sveltekit-page";

/** The names of headers that belong to a page: about its content, its policy, and the files it loads. */
const PAGE_CONTENT = /^(content-|link$)/;

/** Returns the text of an error of SvelteKit's, as for an unknown route; its message is for the log. */
function readSvelteKitText(error: object): false | FrameworkErrorDetails {
  const text = readMember(error, "text");
  return typeof text === "string" && !isUpstreamError(error) && { text };
}

/** Whether SvelteKit's own code in the browser reads the response. */
function isReadBySvelteKit({ request, isDataRequest }: SvelteKitEvent): boolean {
  return isDataRequest || request.headers.get("x-sveltekit-action") === "true";
}

/** Returns the content that SvelteKit has rendered with the status and the headers of a response. */
function createPageResponse(page: Response, response: Response): Response {
  const { status, statusText } = response;
  const headers = new Headers(page.headers);
  const others = [...response.headers].filter(([name]) => !PAGE_CONTENT.test(name));
  mergeHeaders(new FetchHeaderStore(headers), others, status);
  for (const [name, value] of page.headers) {
    if (PAGE_CONTENT.test(name)) headers.set(name, value);
  }
  return new Response(page.body, { status, statusText, headers });
}

/** Returns the data of a page with the right status at each error; SvelteKit sets 500 for all. */
async function correctStatuses(page: Response): Promise<Response> {
  if (!/^application\/json\b/.test(page.headers.get("content-type") ?? "")) return page;
  const data = (await page.clone().json()) as { readonly nodes?: unknown };
  if (!Array.isArray(data.nodes)) return page;
  for (const node of data.nodes) {
    if (node?.type === "error" && node.error?.status) node.status = node.error.status;
  }
  const headers = new Headers(page.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(data), { status: page.status, headers });
}

/**
 * Creates the hooks of an application. An error that a handler of `+server.js` throws becomes a
 * response in the format that `Accept` asks for. If a page's `load`, an action or a component throws,
 * a browser that asks for HTML gets the nearest `+error.svelte` with the error's status and headers,
 * and with the problem (RFC 9457) as `page.error`; a client that asks for another format gets that
 * format. What SvelteKit's `error()` and `redirect()` throw stays SvelteKit's, and any other error
 * becomes a 500 without details. `onError`, `onResponse`, `customize` and the handlers of `on` get the
 * event, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/sveltekit";
 *
 * const hooks = errorHandler({ requestId: "x-request-id" });
 * // export const { handle, handleError } = hooks;
 * console.assert(hooks.handle.length === 1 && hooks.handleError.length === 1);
 * ```
 */
export function errorHandler<Event extends SvelteKitEvent = SvelteKitEvent>(
  options: Errors | ErrorsConfig<[event: Event]> = {},
): SvelteKitHooks {
  const responder = createResponder(options, readSvelteKitText);
  // SvelteKit calls handleError first, and handle sees the response that it made of the result.
  const responses = new WeakMap<Request, Response>();
  return {
    handleError: async ({ error, event }) => {
      const { request } = event;
      let problem: Partial<ProblemDetails> = {};
      const requestContext = createRequestContext(request, [event]);
      const response = await responder.respond(error, requestContext, (value) => {
        problem = value;
      });
      responses.set(request, response);
      const { status, statusText: title } = response;
      // A 204 or a ready response describes no problem.
      const pageError: ProblemDetails = { type: "about:blank", title, status, ...problem };
      return { ...pageError, message: pageError.detail ?? pageError.title };
    },
    handle: async ({ event, resolve }) => {
      const { request } = event;
      let resolvedResponse: Response;
      try {
        resolvedResponse = await resolve(event);
      } catch (error) {
        // What error() and redirect() throw is an object of a class that is no Error.
        const isError = isInstance(error, Error) || isResponse(error) || !isClassInstance(error);
        if (!isError && typeof readMember(error, "status") === "number") throw error;
        return responder.respond(error, createRequestContext(request, [event]));
      }
      if (event.isRemoteRequest) return resolvedResponse;
      const response = responses.get(request);
      // A page that SvelteKit has begun to send stays, even if a promise in it rejects.
      if (!response) return resolvedResponse;
      if (resolvedResponse.status < 400)
        return event.isDataRequest ? correctStatuses(resolvedResponse) : resolvedResponse;
      const isHtml = /^text\/html\b/.test(response.headers.get("content-type") ?? "");
      if (isReadBySvelteKit(event) || (resolvedResponse.headers.has(PAGE_HEADER) && isHtml)) {
        return createPageResponse(resolvedResponse, response);
      }
      const headers = new Headers(resolvedResponse.headers);
      headers.delete(PAGE_HEADER);
      headers.delete("link");
      return createMergedResponse(response, headers);
    },
  };
}
