/** The error handling wrapper for Next. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createNodeRequestContext } from "../node/request-context.js";
import { writeErrorResponse } from "../node/write.js";
import { createMergedResponse, createResponder } from "../server/adapter.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { isForeignError } from "../upstream/upstream-error.js";
import { validateOptionNames } from "../values/option-names.js";
import { readMember } from "../values/safe-read.js";

/** What the wrapper has to know of a handler. */
export interface NextHandlerOptions {
  /**
   * Whether Next prerenders the route and may revalidate it, as with `revalidate = 60` or
   * `dynamic = "force-static"`. Then an error of 500 or more is thrown again after `onError` was called,
   * so that Next keeps the last good response instead of caching a failure. Any other error gets a
   * response that depends on no header of the request, because reading one makes the route dynamic.
   */
  readonly prerendered?: boolean | undefined;
}

/** The wrapper of a handler of Next's. */
export type NextWrapper = <Args extends readonly unknown[], Result>(
  handler: (...args: Args) => Result | Promise<Result>,
  handlerOptions?: NextHandlerOptions,
) => (...args: Args) => Promise<Result>;

/** The digest of what `notFound()`, `forbidden()` and `unauthorized()` throw. */
const FALLBACK_DIGEST = /^NEXT_HTTP_ERROR_FALLBACK;(\d{3})$/;

/**
 * Returns the mark by which Next recognizes what it throws itself, as for a redirect or to end a build
 * early; undefined if there is none.
 */
function findNextMark(value: unknown): string | undefined {
  // Data with such a mark, as the body of another server's response, must not redirect.
  if (!isForeignError(value)) return undefined;
  const digest = readMember(value, "digest");
  // The digest of an error in a component is a number.
  if (typeof digest === "string" && /^[A-Z][A-Z_]+(;|$)/.test(digest)) return digest;
  const code = readMember(value, "code");
  return code === "NEXT_STATIC_GEN_BAILOUT" ? code : undefined;
}

/** Creates an error with a status alone, in the form of http-errors, which a responder accepts. */
function createStatusError(status: number): Error {
  return Object.assign(new Error(), { status, statusCode: status, expose: false });
}

/**
 * Returns whether the route of a handler is prerendered.
 *
 * @throws TypeError if the options are not those of a handler: Next would cache a failure
 */
function validatePrerendered(handlerOptions: NextHandlerOptions): boolean {
  const names = { prerendered: true } as const;
  const { prerendered = false } = validateOptionNames(handlerOptions, "wrap a handler", names);
  if (typeof prerendered === "boolean") return prerendered;
  throw new TypeError("Cannot wrap a handler: prerendered is neither true nor false");
}

/** Whether `next build` runs, which calls only the handlers that it prerenders. */
function isBuilding(): boolean {
  return typeof process === "object" && process.env["NEXT_PHASE"] === "phase-production-build";
}

/**
 * Creates a wrapper for route handlers, for the proxy (or middleware), and for the API routes of
 * `pages/api`, in the Node and in the edge runtime. An error that a handler throws becomes a response
 * in the format that `Accept` asks for. What Next throws for itself, as in `redirect()`, passes. What
 * `notFound()`, `forbidden()` and `unauthorized()` throw keeps its status, and any other error becomes
 * a 500 without details. `onError`, `onResponse`, `customize` and the handlers of `on` get what the handler
 * got beside the request, too, such as the event of middleware; those of an API route in Node get `req` and `res`.
 *
 * The second argument of the wrapper is for a route that Next prerenders or revalidates: with
 * `{ prerendered: true }`, Next sees the errors of 500 or more itself and keeps the last good response.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
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
  const responder = createResponder(options, () => false);
  // Next logs what it sees itself.
  const prerenderResponder = createResponder(options, () => false, { hasLog: true });
  return <Args extends readonly unknown[], Result>(
    handler: (...args: Args) => Result | Promise<Result>,
    handlerOptions: NextHandlerOptions = {},
  ) => {
    const prerendered = validatePrerendered(handlerOptions);
    return async (...args: Args): Promise<Result> => {
      try {
        return await handler(...args);
      } catch (error) {
        const mark = findNextMark(error);
        const status = mark && FALLBACK_DIGEST.exec(mark)?.[1];
        if (mark && !status) throw error;
        const cause = status ? createStatusError(Number(status)) : error;
        if (prerendered || isBuilding()) {
          const parts = await prerenderResponder.createParts(
            cause,
            createRequestContext(undefined, args.slice(1)),
          );
          if (parts.status >= 500) throw error;
          return createMergedResponse(parts, new Headers()) as Result;
        }
        const [first, second] = args as readonly unknown[];
        // API routes of the Node runtime get Node's request and response.
        if (!(first instanceof Request) && isNodeResponse(second)) {
          const req = first as IncomingMessage;
          const requestContext = createNodeRequestContext(req, [req, second]);
          await writeErrorResponse(responder, cause, req, second, requestContext);
          return undefined as Result;
        }
        const request = first as Request | undefined;
        const response = await responder.respond(
          cause,
          createRequestContext(request, args.slice(1)),
        );
        return (isRouteContext(second) ? response : resolveLocation(response, request)) as Result;
      }
    };
  };
}

/** Whether the second argument of a handler is that of a route handler. */
function isRouteContext(context: unknown): boolean {
  return typeof context === "object" && context !== null && "params" in context;
}

/**
 * Returns a response with an absolute `Location`. Next fails at a relative one of middleware and of API
 * routes in the edge runtime, and makes an absolute one relative by itself.
 */
function resolveLocation(response: Response, request: Request | undefined): Response {
  const location = response.headers.get("location");
  if (location === null || !request || !URL.canParse(location, request.url)) return response;
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set("location", new URL(location, request.url).href);
  return new Response(response.body, { status, statusText, headers });
}

function isNodeResponse(value: unknown): value is ServerResponse {
  return typeof (value as Partial<ServerResponse> | undefined)?.setHeader === "function";
}
