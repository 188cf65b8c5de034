/** Errors in Next. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createNodeRequestContext } from "../node/request-context.js";
import { writeResponse } from "../node/write.js";
import { createResponder } from "../server/adapter.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { readMember } from "../values/safe-read.js";

/** What wraps a handler of Next's. */
export type NextWrapper = <Args extends readonly unknown[], Result>(
  handler: (...args: Args) => Result | Promise<Result>,
) => (...args: Args) => Promise<Result>;

/** What `notFound()`, `forbidden()` and `unauthorized()` throw has such a digest. */
const FALLBACK = /^NEXT_HTTP_ERROR_FALLBACK;(\d{3})$/;

/** Gives the mark by which Next knows what it throws itself, to redirect, to bail out of a build. */
function markOf(thrown: unknown): string | undefined {
  const digest = readMember(thrown, "digest");
  // The digest of an error in a component is a number.
  if (typeof digest === "string" && /^[A-Z][A-Z_]+(;|$)/.test(digest)) return digest;
  const code = readMember(thrown, "code");
  return code === "NEXT_STATIC_GEN_BAILOUT" ? code : undefined;
}

/** Gives an error that `answering` knows for what says a status alone. */
function standIn(status: number): object {
  return { status, statusCode: status, expose: false };
}

/**
 * Gives a wrapper for route handlers, for the proxy (or middleware), and for the API routes of
 * `pages/api`, in the Node and in the edge runtime. What they throw is answered as Accept asks.
 * `redirect()` and what else Next throws for itself pass; what `notFound()`, `forbidden()` and
 * `unauthorized()` throw keeps its status, and any other error becomes a 500 that tells nothing.
 *
 * @param options - those of `createErrors`, or what it gave. Default for `onError`: console.error
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { errorHandler } from "httpexc/next";
 *
 * const handled = errorHandler();
 * // export const GET =
 * const GET = handled(async (_request: Request): Promise<Response> => {
 *   throw new HTTPNotFound("There is no such song.");
 * });
 * const response = await GET(new Request("https://example.com/songs/7"));
 * console.assert(response.status === 404);
 * ```
 */
export function errorHandler(options: Errors | ErrorsConfig = {}): NextWrapper {
  const answer = createResponder(options, () => false);
  return <Args extends readonly unknown[], Result>(
    handler: (...args: Args) => Result | Promise<Result>,
  ) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await handler(...args);
      } catch (thrown) {
        const mark = markOf(thrown);
        const status = mark && FALLBACK.exec(mark)?.[1];
        if (mark && !status) throw thrown;
        const error = status ? standIn(Number(status)) : thrown;
        const [first, second] = args as readonly unknown[];
        // API routes of the Node runtime are given what Node has.
        if (!(first instanceof Request) && isNode(second)) {
          const req = first as IncomingMessage;
          await writeResponse(
            answer.createParts(error, createNodeRequestContext(req)),
            req,
            second,
          );
          return undefined as Result;
        }
        const response = await answer(error, first as Request | undefined);
        return (isRoute(second) ? response : absolute(response, first as Request)) as Result;
      }
    };
}

/** Whether what a handler is given beside the request is what a route handler is given. */
function isRoute(context: unknown): boolean {
  return typeof context === "object" && context !== null && "params" in context;
}

/**
 * Gives an answer whose reference is an absolute one: Next parses that of middleware and of API
 * routes in the edge runtime, and makes it relative again.
 */
function absolute(response: Response, request: Request | undefined): Response {
  const location = response.headers.get("location");
  if (location === null || !request || !URL.canParse(location, request.url)) return response;
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set("location", new URL(location, request.url).href);
  return new Response(response.body, { status, statusText, headers });
}

function isNode(value: unknown): value is ServerResponse {
  return typeof (value as Partial<ServerResponse> | undefined)?.setHeader === "function";
}
