/** Reports errors to the configuration's `onError`, or to the default log. */

import { HTTPException, HTTPInternalServerError } from "../index.js";
import { DEFAULT_LOG } from "../model/symbols.js";
import { readMember } from "../values/safe-read.js";
import { isPromise } from "../values/sync-result.js";
import { explainThrownClass } from "../values/thrown-class.js";
import type { ErrorContext, ErrorsConfig } from "./config.js";
import type { RequestContext } from "./request-context.js";

/** Hands a promise to the platform, so that it runs to its end after the response. */
function keepAlive(promise: unknown, { platformArguments = [], request }: RequestContext): void {
  for (const platform of [...platformArguments, request]) {
    if (typeof readMember(platform, "waitUntil") !== "function") continue;
    const settled = Promise.resolve(promise).catch(() => {});
    (platform as { waitUntil(promise: Promise<unknown>): void }).waitUntil(settled);
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
    if (onError) callListener(onError, shown, requestContext, requestId);
  }

  /** Calls `onUndeclared`. It neither throws nor waits; a failure of the function is reported. */
  reportUndeclared(error: HTTPException, requestContext: RequestContext, requestId?: string): void {
    const { onUndeclared } = this.#config;
    if (!onUndeclared) return;
    callListener(onUndeclared, error, requestContext, requestId, (cause) =>
      this.report(this.createUnexpectedError(cause), requestContext, requestId),
    );
  }
}

/**
 * Calls a function of the configuration with an error. It neither throws nor waits.
 *
 * @param onFailure - called with what the function throws, or rejects with
 */
function callListener(
  listener: (error: HTTPException, context: ErrorContext, ...platform: unknown[]) => unknown,
  error: HTTPException,
  requestContext: RequestContext,
  requestId: string | undefined,
  onFailure: (cause: unknown) => void = () => {},
): void {
  try {
    const context: ErrorContext = {
      // Node's request becomes a Fetch `Request` only if the function reads it.
      get request() {
        return requestContext.request;
      },
      requestId,
    };
    const promise: unknown = listener(error, context, ...(requestContext.platformArguments ?? []));
    // Unhandled, a rejection would end the process.
    if (isPromise(promise)) keepAlive(Promise.resolve(promise).catch(onFailure), requestContext);
  } catch (cause) {
    // A function that fails must not cost the response.
    onFailure(cause);
  }
}
