/** Reports errors to the configuration's `onError`, or to the default log. */

import { HTTPException, HTTPInternalServerError } from "../index.js";
import { DEFAULT_LOG } from "../model/symbols.js";
import { readMember } from "../values/safe-read.js";
import { isPromise } from "../values/sync-result.js";
import { explainThrownClass } from "../values/thrown-class.js";
import type { ErrorContext, ErrorResponseContext, ErrorsConfig } from "./config.js";
import type { RequestContext } from "./request-context.js";

/** A platform that waits for promises after the response. */
interface WaitingPlatform {
  waitUntil(promise: Promise<unknown>): void;
}

/** Where `waitUntil` is, as the names of members that lead to its object. */
const WAITING_PLATFORM_PATHS = [
  // A Worker's `ctx`, the events of h3 and of Next's middleware, and the requests of srvx.
  [],
  // Hono's context. It throws where there is none.
  ["executionCtx"],
  // SvelteKit's event on Workers, in the present and in earlier versions of its adapter.
  ["platform", "ctx"],
  ["platform", "context"],
  // The arguments of React Router's loaders, as its template for Workers sets them.
  ["context", "cloudflare", "ctx"],
] as const;

/** Returns the object with `waitUntil` that a value is or leads to, or undefined if there is none. */
function findWaitingPlatform(value: unknown): WaitingPlatform | undefined {
  for (const path of WAITING_PLATFORM_PATHS) {
    let platform = value;
    for (const name of path) platform = readMember(platform, name);
    if (typeof readMember(platform, "waitUntil") === "function") return platform as WaitingPlatform;
  }
  return undefined;
}

/** Hands a promise that never rejects to the platform, so that it runs to its end after the response. */
function keepAlive(promise: Promise<unknown>, requestContext: RequestContext): void {
  const { platformArguments = [], key } = requestContext;
  for (const value of [...platformArguments, key]) {
    const platform = findWaitingPlatform(value);
    if (!platform) continue;
    platform.waitUntil(promise);
    return;
  }
}

/** Reports errors, and creates those that stand for unexpected ones. */
export class ErrorReporter {
  readonly #config: ErrorsConfig;

  constructor(config: ErrorsConfig) {
    this.#config = config;
  }

  /** Creates the error for a value that is no error of this package. */
  createUnexpectedError(cause: unknown): HTTPException {
    const { stack } = this.#config;
    const explanation = explainThrownClass(cause);
    const shownCause = explanation === undefined ? cause : new TypeError(explanation);
    const options = { cause: shownCause, ...(stack === undefined ? {} : { stack }) };
    const exception = new HTTPInternalServerError(options);
    HTTPException[DEFAULT_LOG].setOriginal(exception, cause);
    return exception;
  }

  /**
   * Calls `onError`, or writes to the default log. It neither throws nor waits.
   *
   * @param hasLog - whether the framework writes this error to a log of its own
   * @param shown - the error that a log shows: it may have a cause that the error itself has not
   */
  report(
    error: HTTPException,
    requestContext: RequestContext,
    requestId?: string,
    hasLog = false,
    shown = error,
  ): void {
    const { onError } = this.#config;
    const log = HTTPException[DEFAULT_LOG];
    if (onError === undefined && !hasLog) {
      log.write(error, requestContext.key, shown === error ? undefined : shown);
      return;
    }
    // The error must not be logged a second time when it creates its response.
    log.skip(error, requestContext.key);
    if (!onError) return;
    callListener(onError, shown, createErrorContext(requestContext, { requestId }), requestContext);
  }

  /**
   * Calls `onResponse` for a response of 400 or more. It neither throws nor waits; a failure of the
   * function is reported.
   */
  reportResponse(
    error: HTTPException,
    response: Omit<ErrorResponseContext, "request">,
    requestContext: RequestContext,
  ): void {
    const { onResponse } = this.#config;
    if (!onResponse) return;
    const context = createErrorContext(requestContext, response);
    callListener(onResponse, error, context, requestContext, (cause) =>
      this.report(this.createUnexpectedError(cause), requestContext, response.requestId),
    );
  }
}

/**
 * Creates what a function of the configuration gets to know of a request. Node's request becomes a Fetch
 * `Request` only if the function reads it.
 */
export function createErrorContext<Members extends object>(
  requestContext: RequestContext,
  members: Members,
): Members & { readonly request: Request | undefined } {
  return {
    get request() {
      return requestContext.request;
    },
    ...members,
  };
}

/**
 * Calls a function of the configuration with an error. It neither throws nor waits.
 *
 * @param onFailure - called with what the function throws, or rejects with
 */
function callListener<Context extends ErrorContext>(
  listener: (error: HTTPException, context: Context, ...platform: unknown[]) => unknown,
  error: HTTPException,
  context: Context,
  requestContext: RequestContext,
  onFailure: (cause: unknown) => void = () => {},
): void {
  try {
    const promise: unknown = listener(error, context, ...(requestContext.platformArguments ?? []));
    // Unhandled, a rejection would end the process.
    if (isPromise(promise)) keepAlive(Promise.resolve(promise).catch(onFailure), requestContext);
  } catch (cause) {
    // A function that fails must not cost the response.
    onFailure(cause);
  }
}
