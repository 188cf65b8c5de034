/** Responds to an error for which there is no further handler. */

import { HTTPError, HTTPException, type ProblemDetails } from "../index.js";
import { DEFAULT_LOG } from "../model/symbols.js";
import { createAbortedResponse } from "../response/aborted-request.js";
import { convertResponse } from "../response/foreign-response.js";
import type { ErrorsConfig } from "./config.js";
import type { DeclaredProblems } from "./declared-problems.js";
import type { ErrorReporter } from "./error-reporter.js";
import { createFallbackResponse } from "./fetch-response.js";
import { identifyException, isSendableResponse } from "./identify.js";
import type { ErrorParts, PartsBuilder } from "./parts-builder.js";
import type { Attempt, RequestContext, RequestId } from "./request-context.js";
import { findRequestId } from "./request-id.js";

/** What the parts of a response depend on besides the error. */
export interface PartsContext {
  readonly requestContext: RequestContext;
  /** Called with the problem that the response describes. */
  readonly onProblem: ((problem: ProblemDetails) => void) | undefined;
  /** Whether the framework writes this error to a log of its own. */
  readonly hasLog: boolean;
}

/** What a configuration has for its responses. */
interface ResponderParts {
  readonly builder: PartsBuilder;
  readonly reporter: ErrorReporter;
  readonly problems: DeclaredProblems;
}

/** A response, and what `onResponse` gets to know of it. */
interface ErrorResult {
  readonly parts: ErrorParts | Response;
  /** The error, or undefined if a `Response` was thrown or returned. */
  readonly exception: HTTPException | undefined;
  readonly requestId: RequestId | undefined;
}

/** Creates the parts of the responses to errors by one configuration, and reports them. */
export class UnhandledResponder {
  readonly #config: ErrorsConfig;
  readonly #builder: PartsBuilder;
  readonly #reporter: ErrorReporter;
  readonly #problems: DeclaredProblems;

  constructor(config: ErrorsConfig, { builder, reporter, problems }: ResponderParts) {
    this.#config = config;
    this.#builder = builder;
    this.#reporter = reporter;
    this.#problems = problems;
  }

  /**
   * Returns the parts of the response for anything that was thrown, or a ready response. It never throws.
   *
   * @param shown - the error that a log shows: it may have a cause that the error itself has not
   * @param replaced - what was thrown before a handler replaced it
   */
  respond(
    error: unknown,
    shown: unknown,
    context: PartsContext,
    replaced?: unknown,
  ): ErrorParts | Response {
    const result = this.#createResult(error, shown, context);
    if (this.#config.onResponse && result.parts.status >= 400) {
      this.#reportResponse(result, context.requestContext, replaced);
    }
    return result.parts;
  }

  /** Calls `onResponse`. */
  #reportResponse(result: ErrorResult, requestContext: RequestContext, replaced: unknown): void {
    const { parts } = result;
    const error =
      result.exception ??
      identifyException(replaced)?.exception ??
      (replaced === undefined ? createResponseError(parts as Response) : undefined) ??
      this.#reporter.createUnexpectedError(replaced);
    const isDeclared = this.#config.problems && this.#problems.find(error) !== undefined;
    const requestId = result.requestId?.id;
    const response = { status: parts.status, requestId, isDeclared };
    this.#reporter.reportResponse(error, response, requestContext);
  }

  #createResult(
    error: unknown,
    shown: unknown,
    { requestContext, onProblem, hasLog }: PartsContext,
  ): ErrorResult {
    let requestId: RequestId | undefined;
    const report = (problem: HTTPException): void =>
      this.#reporter.report(problem, requestContext, requestId?.id);
    const attempt: Attempt = (call) => {
      try {
        return call();
      } catch (cause) {
        report(this.#reporter.createUnexpectedError(cause));
        return undefined;
      }
    };
    const findId = () => findRequestId(this.#config.requestId, requestContext, attempt);
    const ready = convertResponse(error) ?? error;
    if (isSendableResponse(ready)) {
      // A ready response has no id, so only `onResponse` has a use for one.
      requestId = this.#config.onResponse && findId();
      return { parts: ready, exception: undefined, requestId };
    }
    const identity = identifyException(error);
    const status = identity?.source?.status ?? identity?.exception.status ?? 500;
    const isAborted = status >= 500 && requestContext.isAborted();
    const exception = identity?.exception ?? this.#reporter.createUnexpectedError(shown);
    const shownException = identity ? (shown as HTTPException) : exception;
    const createResult = (parts: ErrorParts | Response): ErrorResult => ({
      parts,
      exception: shownException,
      requestId,
    });
    if (isAborted) {
      requestId = this.#config.onResponse && findId();
      return createResult(createAbortedResponse());
    }
    let isReported = false;
    const reportException = (): void => {
      isReported = true;
      this.#reporter.report(exception, requestContext, requestId?.id, hasLog, shownException);
    };
    requestId = findId();
    try {
      if (exception.status >= 500) reportException();
      const { source } = identity ?? identifyException(exception) ?? {};
      // A ready response is sent as it is. Only the option is one: the property `response` of an HTTP
      // client's error is that of another server. An error of another version has no source.
      const response = source?.options?.response;
      const isReady = response !== undefined && response.status > 0 && !response.bodyUsed;
      if (source === undefined || isReady) {
        const create = () => exception.toResponse(requestContext.request);
        return createResult(
          isReported ? HTTPException[DEFAULT_LOG].skipDuring(exception, create) : create(),
        );
      }
      // An upstream's 404 becomes a 502, which tells the client nothing.
      if (source.status >= 500 && exception.status < 500) reportException();
      const context = { requestContext, requestId, attempt, onProblem };
      return createResult(this.#builder.build(exception, source, context));
    } catch (cause) {
      report(this.#reporter.createUnexpectedError(cause));
      const create = () => createFallbackResponse(exception, requestContext);
      return createResult(
        isReported ? HTTPException[DEFAULT_LOG].skipDuring(exception, create) : create(),
      );
    }
  }
}

/**
 * Returns the error that stands for a `Response` that was thrown, or undefined if no error has its status.
 */
function createResponseError(response: Response): HTTPException | undefined {
  try {
    return new HTTPError(response.status, { response, stack: false });
  } catch {
    return undefined;
  }
}
