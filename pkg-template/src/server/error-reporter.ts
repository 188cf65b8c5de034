/** Reports errors to the configuration's `onError`. */

import { type HTTPException, HTTPInternalServerError } from "../index.js";
import { isPromise } from "../values/sync-result.js";
import type { ErrorContext, ErrorsConfig } from "./config.js";
import type { RequestContext } from "./request-context.js";

/** Reports errors, and creates those that stand for unexpected ones. */
export class ErrorReporter {
  readonly #config: ErrorsConfig;

  constructor(config: ErrorsConfig) {
    this.#config = config;
  }

  /** Creates the error for a value that is no error of this package. */
  createUnexpectedError(cause: unknown): HTTPException {
    const { stack } = this.#config;
    return new HTTPInternalServerError({ cause, ...(stack === undefined ? {} : { stack }) });
  }

  /** Calls `onError`. It neither throws nor waits. */
  report(error: HTTPException, requestContext: RequestContext, requestId?: string): void {
    const { onError } = this.#config;
    if (!onError) return;
    try {
      const context: ErrorContext = { request: requestContext.request, requestId };
      // A rejection is ignored; unhandled, it would end the process.
      isPromise(onError(error, context));
    } catch {
      // A log that fails must not cost the response.
    }
  }
}
