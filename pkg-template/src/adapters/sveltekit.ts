/** Errors in SvelteKit. */

import type { ProblemDetails } from "../index.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { createMergedResponse, createResponder } from "../server/adapter.js";
import { isResponse } from "../server/identify.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isInstance, readMember } from "../values/safe-read.js";

/** As much of SvelteKit's event as is needed. */
export interface SvelteKitEvent {
  readonly request: Request;
  readonly isDataRequest: boolean;
  readonly isRemoteRequest?: boolean | undefined;
}

/** What a page is given as `page.error`. */
export type SvelteKitError = Readonly<ProblemDetails> & { readonly message: string };

/** The hooks of `hooks.server.js`. */
export interface SvelteKitHooks {
  /** Puts the answer in the place of SvelteKit's. It comes first in a `sequence`. */
  readonly handle: <Event extends SvelteKitEvent>(input: {
    readonly event: Event;
    readonly resolve: (event: Event) => Response | Promise<Response>;
  }) => Promise<Response>;
  /** Gives what a page shows of an error. */
  readonly handleError: (input: {
    readonly error: unknown;
    readonly event: SvelteKitEvent;
    readonly status: number;
    readonly message: string;
  }) => Promise<SvelteKitError>;
}

/** Marks the pages that SvelteKit has rendered. */
const PAGE = "x-sveltekit-page";

/** Fields about a content, its policy and what it loads among them. */
const CONTENT = /^(content-|link$)/;

/** Says whether an error is SvelteKit's, as for an unknown route; its message is for the log. */
function isOwn(error: object): false | string {
  return "text" in error && typeof error.text === "string" && error.text;
}

/** Whether SvelteKit's own code in the browser reads the content. */
function isForItself({ request, isDataRequest }: SvelteKitEvent): boolean {
  return isDataRequest || request.headers.get("x-sveltekit-action") === "true";
}

/** Gives a rendered page, or what SvelteKit's own code reads, with the status and the fields of an answer. */
function dressed(rendered: Response, answer: Response): Response {
  const { status, statusText } = answer;
  const headers = new Headers(rendered.headers);
  mergeHeaders(
    new FetchHeaderStore(headers),
    [...answer.headers].filter(([name]) => !CONTENT.test(name)),
    status,
  );
  for (const [name, value] of rendered.headers) if (CONTENT.test(name)) headers.set(name, value);
  return new Response(rendered.body, { status, statusText, headers });
}

/** Gives the data for a page with the right status at each error, of which SvelteKit says 500. */
async function withStatus(rendered: Response): Promise<Response> {
  if (!/^application\/json\b/.test(rendered.headers.get("content-type") ?? "")) return rendered;
  const data = (await rendered.clone().json()) as { readonly nodes?: unknown };
  if (!Array.isArray(data.nodes)) return rendered;
  for (const node of data.nodes) {
    if (node?.type === "error" && node.error?.status) node.status = node.error.status;
  }
  const headers = new Headers(rendered.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(data), { status: rendered.status, headers });
}

/**
 * Gives the hooks of an application. What a handler of `+server.js` throws is answered as Accept
 * asks. Where a page's `load`, an action or a component throws, a reader of HTML gets the nearest
 * `+error.svelte` with the error's status and fields, and the problem (RFC 9457) as `page.error`;
 * who asks for another format gets that. What SvelteKit's `error()` and `redirect()` throw stays
 * SvelteKit's, and any other error becomes a 500 that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/sveltekit";
 *
 * const hooks = errorHandler({ dialect: "problem" });
 * // export const { handle, handleError } = hooks;
 * console.assert(hooks.handle.length === 1 && hooks.handleError.length === 1);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): SvelteKitHooks {
  const answer = createResponder(options, isOwn);
  const answers = new WeakMap<Request, Response>();
  return {
    handleError: async ({ error, event: { request } }) => {
      let problem: Partial<ProblemDetails> = {};
      const response = await answer(error, request, (told) => {
        problem = told;
      });
      answers.set(request, response);
      const { status, statusText: title } = response;
      // Of a 204 or a ready answer there is no problem to tell.
      const shown: ProblemDetails = { type: "about:blank", title, status, ...problem };
      return { ...shown, message: shown.detail ?? shown.title };
    },
    handle: async ({ event, resolve }) => {
      const { request } = event;
      let rendered: Response;
      try {
        rendered = await resolve(event);
      } catch (thrown) {
        // What error() and redirect() throw is no Error.
        const isError = isInstance(thrown, Error) || isResponse(thrown);
        if (!isError && typeof readMember(thrown, "status") === "number") throw thrown;
        return answer(thrown, request);
      }
      if (event.isRemoteRequest) return rendered;
      const made = answers.get(request);
      // A page that has begun is sent, whatever becomes of a promise in it.
      if (!made) return rendered;
      if (rendered.status < 400) return event.isDataRequest ? withStatus(rendered) : rendered;
      const isHtml = /^text\/html\b/.test(made.headers.get("content-type") ?? "");
      if (isForItself(event) || (rendered.headers.has(PAGE) && isHtml)) {
        return dressed(rendered, made);
      }
      const headers = new Headers(rendered.headers);
      headers.delete(PAGE);
      headers.delete("link");
      return createMergedResponse(made, headers);
    },
  };
}
