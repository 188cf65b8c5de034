/** Creates error responses as an application configures them: {@link createErrors}. */

import {
  Aborter,
  abort,
  type ExceptionClass,
  type HTTPException,
  isHTTPException,
  type ProblemDetails,
} from "../index.js";
import { settleReadyResponse } from "../response/content-reader.js";
import { convertResponse } from "../response/foreign-response.js";
import { createPassedResponse } from "../response/ready-response.js";
import { readMethod } from "../response/request-like.js";
import { describeValue } from "../values/describe-value.js";
import { createRecord } from "../values/own-record.js";
import { isPromise, requireSync } from "../values/sync-result.js";
import type { ErrorHandler, ErrorsConfig, Serializer } from "./config.js";
import { DeclaredProblems } from "./declared-problems.js";
import { ErrorReporter } from "./error-reporter.js";
import { createErrorResponse } from "./fetch-response.js";
import { adoptBareStatus } from "./foreign-error.js";
import { Handlers, type ListedTarget, type MatchedError, type Target } from "./handlers.js";
import { adoptError, identifyException, isRealResponse, isResponse } from "./identify.js";
import { withOriginalCause } from "./original-cause.js";
import { type ErrorParts, PartsBuilder } from "./parts-builder.js";
import { createRequestContext, type RequestContext } from "./request-context.js";
import { type PartsContext, UnhandledResponder } from "./unhandled-responder.js";
import { validateConfig } from "./validate-config.js";

/** Returns an error of this package for a framework's own error, or undefined if it is not one. */
type ErrorAdopter = (error: unknown) => HTTPException | Response | undefined;

/**
 * Error responses by one configuration, without global state. {@link createErrors} creates it.
 *
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { createErrors, type Errors } from "httpexc/server";
 *
 * const errors: Errors = createErrors({ onError: (error) => console.error(error) });
 * errors.on(RangeError, () => new HTTPNotFound("There is no such page."));
 * const response = await errors.respond(new RangeError("7 of 3"));
 * console.assert(response.status === 404);
 * ```
 */
export class Errors {
  readonly #config: ErrorsConfig & { serializer: Serializer | undefined };
  readonly #reporter: ErrorReporter;
  readonly #responder: UnhandledResponder;
  readonly #problems: DeclaredProblems;
  readonly #handlers = new Handlers();

  /** The package's `abort`, for code that has only the configured object. */
  readonly abort: typeof abort = abort;

  /** A copy of the configuration, with the serializer that was set last. */
  get config(): ErrorsConfig {
    return { ...this.#config };
  }

  /** @internal */
  constructor(config: ErrorsConfig) {
    const validation = validateConfig(config);
    const { serializer } = validation.config;
    this.#config = createRecord(validation.config, { serializer });
    this.#reporter = new ErrorReporter(this.#config);
    this.#problems = new DeclaredProblems(this.#config);
    this.#responder = new UnhandledResponder(this.#config, {
      builder: new PartsBuilder(this.#config, validation),
      reporter: this.#reporter,
      problems: this.#problems,
    });
  }

  /**
   * Registers a handler for a status, for a class (and the classes that extend it), for the errors for
   * which a predicate returns true, or for a list of these. A predicate comes before a status, a status before a class, a
   * class before its base, and among equals the latest comes first. A status is that of an error of
   * this package, or of a framework's error that an adapter recognizes: to handle unexpected errors,
   * register `Error`, not 500.
   *
   * @throws TypeError if a target is no status, class or predicate, or the handler is no function
   *
   * @example
   * ```ts
   * import { HTTPServiceUnavailable } from "httpexc";
   * import { createErrors } from "httpexc/server";
   *
   * class PoolExhausted extends Error {}
   * class ReplicaLost extends Error {}
   * const errors = createErrors().on([PoolExhausted, ReplicaLost], () => {
   *   throw new HTTPServiceUnavailable({ retryAfter: 5 });
   * });
   * console.assert((await errors.respond(new ReplicaLost())).headers.get("retry-after") === "5");
   * ```
   */
  // The predicate comes first, so that its parameter is typed.
  on<E = unknown>(
    target: ((error: unknown) => error is E) | ((error: unknown) => boolean),
    handler: ErrorHandler<E>,
  ): this;
  on<E>(target: abstract new (...args: never) => E, handler: ErrorHandler<E>): this;
  on(target: typeof HTTPException, handler: ErrorHandler<HTTPException>): this;
  on<Status extends number>(
    target: Status,
    handler: ErrorHandler<HTTPException & { readonly status: Status }>,
  ): this;
  on<const Targets extends readonly [ListedTarget, ...ListedTarget[]]>(
    targets: Targets,
    handler: ErrorHandler<MatchedError<Targets[number]>>,
  ): this;
  on(targets: unknown, handler: ErrorHandler<never>): this {
    this.#handlers.add(targets as Target | readonly Target[], handler as ErrorHandler);
    return this;
  }

  /**
   * Sets the function that makes the content of every response that has some. With undefined, the
   * dialect makes it again.
   *
   * @throws TypeError if the serializer is no function
   */
  serializer(serializer: Serializer | undefined): this {
    if (serializer !== undefined && typeof serializer !== "function") {
      throw new TypeError("Cannot set the serializer: it is not a function");
    }
    this.#config.serializer = serializer;
    return this;
  }

  /** Creates an aborter with classes of your own, in addition to the package's or in their place. */
  aborter(
    mapping?: { readonly [status: PropertyKey]: ExceptionClass },
    extra?: { readonly [status: PropertyKey]: ExceptionClass },
  ): Aborter {
    return new Aborter(mapping, extra);
  }

  /**
   * Wraps a Fetch handler. The new handler never rejects: an error that the given one throws or
   * returns becomes its response. What the platform gives beside the request, as a Worker's `env` and
   * `ctx`, reaches the handlers of `on` and `onError`, too.
   */
  wrap<Args extends readonly unknown[]>(
    handler: (
      request: Request,
      ...args: Args
    ) => Response | HTTPException | Promise<Response | HTTPException>,
  ): (request: Request, ...args: Args) => Promise<Response> {
    if (typeof handler !== "function") {
      throw new TypeError(`Cannot wrap: expected a function, not ${describeValue(handler)}`);
    }
    return async (request, ...args) => {
      try {
        const result: unknown = await handler(request, ...args);
        if (isRealResponse(result)) return result;
        const converted = isHTTPException(result) ? undefined : convertResponse(result);
        if (converted) return await settleReadyResponse(converted, readMethod(request));
        if (isHTTPException(result)) {
          return await this.respondInContext(result, createRequestContext(request, args));
        }
        throw new TypeError("Cannot respond: the handler returned no Response");
      } catch (error) {
        return this.respondInContext(error, createRequestContext(request, args));
      }
    };
  }

  /**
   * Returns the response for anything that was thrown, after calling the handler that is registered
   * for it. It never rejects.
   *
   * @param error - what was thrown
   * @param request - the request during which it was thrown
   * @param adopt - returns an error of this package for a framework's own error, or undefined if it is
   * not one
   * @param onProblem - called with the problem that the response describes, for a framework's own page
   */
  async respond(
    error: unknown,
    request?: Request,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    onProblem?: (problem: ProblemDetails) => void,
  ): Promise<Response> {
    return this.respondInContext(error, createRequestContext(request), adopt, onProblem);
  }

  /**
   * Does the same as {@link Errors.respond} for the request context of an adapter. The result is a promise only
   * if something has to be waited for. @internal
   */
  respondInContext(
    error: unknown,
    requestContext: RequestContext,
    adopt?: ErrorAdopter,
    onProblem?: (problem: ProblemDetails) => void,
  ): Response | Promise<Response> {
    const settle = (parts: ErrorParts | Response) =>
      isResponse(parts)
        ? settleReadyResponse(parts, requestContext.method)
        : createErrorResponse(parts, requestContext);
    const created = this.createParts(error, requestContext, adopt, onProblem);
    return created instanceof Promise ? created.then(settle) : settle(created);
  }

  /**
   * Does the same as {@link Errors.respond}, but returns the parts of the response, unless it is a
   * `Response` already. Headers of one name are joined, except cookies. The result is a promise only if a
   * handler or an asynchronous schema decides: a framework that gets no promise responds at once. @internal
   */
  createParts(
    error: unknown,
    requestContext: RequestContext,
    adopt?: ErrorAdopter,
    onProblem?: (problem: ProblemDetails) => void,
    hasLog = false,
  ): ErrorParts | Response | Promise<ErrorParts | Response> {
    let result = error;
    let handler = this.#findHandler(error, requestContext);
    // A Response has a status, too, and is no error of a framework's.
    if (!handler && !isHTTPException(error) && !isResponse(error)) {
      result = this.#adopt(error, adopt, requestContext);
      if (result !== error) handler = this.#findHandler(result, requestContext);
    }
    const context = { requestContext, onProblem, hasLog };
    return handler
      ? this.#createHandledParts(handler, result, error, context)
      : this.#createCheckedParts(result, result, context);
  }

  /** Calls a handler, and returns the parts of the response to its result. */
  async #createHandledParts(
    handler: ErrorHandler,
    adopted: unknown,
    error: unknown,
    context: PartsContext,
  ): Promise<ErrorParts | Response> {
    const { requestContext, hasLog } = context;
    let result = adopted;
    try {
      const { request, platformArguments = [] } = requestContext;
      const given: unknown = await handler(adopted, request, ...platformArguments);
      const handlerResult = convertResponse(given) ?? given;
      if (isResponse(handlerResult) || isHTTPException(handlerResult)) result = handlerResult;
    } catch (cause) {
      // What a handler throws gets a response without another handler.
      result = cause;
    }
    if (isResponse(result) && result !== error) {
      this.#reportReplaced(error, result, requestContext, hasLog);
    }
    return this.#createCheckedParts(result, withOriginalCause(result, error), context, error);
  }

  /**
   * Returns the parts of the response to an error, or to what is wrong with its extensions.
   *
   * @param replaced - what a handler has replaced
   */
  #createCheckedParts(
    result: unknown,
    shown: unknown,
    context: PartsContext,
    replaced?: unknown,
  ): ErrorParts | Response | Promise<ErrorParts | Response> {
    const create = (misfit: TypeError | undefined) =>
      misfit
        ? this.#responder.respond(misfit, misfit, context)
        : this.#responder.respond(result, shown, context, replaced);
    const misfit = this.#problems.check(result);
    return misfit instanceof Promise ? misfit.then(create) : create(misfit);
  }

  /** Returns the response for anything that was thrown, without calling a handler. It never throws. */
  toResponse(error: unknown, request?: Request): Response {
    const requestContext = createRequestContext(request);
    const isOwn = isHTTPException(error) || isResponse(error);
    const adopted = isOwn ? error : this.#adopt(error, undefined, requestContext);
    const misfit = this.#problems.check(adopted);
    // The result of an asynchronous schema would come too late.
    const sent = misfit && !isPromise(misfit) ? misfit : adopted;
    const context = { requestContext, onProblem: undefined, hasLog: false };
    const parts = this.#responder.respond(sent, sent, context);
    return isResponse(parts)
      ? createPassedResponse(parts, requestContext.method)
      : createErrorResponse(parts, requestContext);
  }

  /**
   * Calls `onError` with an error for which there is no HTTP response, unless it is an error of this
   * package below 500. It never throws. @internal
   */
  report(error: unknown, context = createRequestContext(undefined)): void {
    const { exception, source } = identifyException(error) ?? {};
    if (exception && (source ?? exception).status < 500) return;
    this.#reporter.report(exception ?? this.#reporter.createUnexpectedError(error), context);
  }

  /** Returns the error of this package that replaces another package's, or that error itself. */
  #adopt(error: unknown, adopt: ErrorAdopter | undefined, requestContext: RequestContext): unknown {
    const decision = this.#decideAdoption(error, requestContext);
    if (decision === false) return error;
    const result = adopt ? adoptError(adopt, error) : error;
    return decision && result === error ? adoptError(adoptBareStatus, error) : result;
  }

  /** Returns what the option `adopt` decides. If it fails, or gives no decision, that is reported. */
  #decideAdoption(error: unknown, requestContext: RequestContext): boolean | undefined {
    try {
      const decision = requireSync("adopt", this.#config.adopt?.(error)) ?? undefined;
      if (decision === undefined || typeof decision === "boolean") return decision;
      throw new TypeError(
        "Cannot use the result of adopt: it is neither true, false nor undefined",
      );
    } catch (cause) {
      this.#reporter.report(this.#reporter.createUnexpectedError(cause), requestContext);
      return false;
    }
  }

  #findHandler(error: unknown, requestContext: RequestContext): ErrorHandler | undefined {
    return this.#handlers.find(error, (problem) =>
      this.#reporter.report(this.#reporter.createUnexpectedError(problem), requestContext),
    );
  }

  /** Reports an error that a handler replaced by a `Response` for a failure of the server. */
  #reportReplaced(
    error: unknown,
    { status }: Response,
    requestContext: RequestContext,
    hasLog: boolean,
  ): void {
    if (status < 500 || requestContext.isAborted()) return;
    const exception = identifyException(error)?.exception;
    const problem = exception ?? this.#reporter.createUnexpectedError(error);
    this.#reporter.report(problem, requestContext, undefined, hasLog);
  }
}

/**
 * Creates the error handler for a configuration: it writes the bodies of another system, adds headers
 * and CORS to every response, calls handlers, and passes on request ids and errors to a log. Without
 * an `onError`, each error of 500 or more is written to `console.error`, once for each request
 * and without secrets.
 *
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { falcon } from "httpexc/dialects";
 * import { createErrors } from "httpexc/server";
 *
 * const errors = createErrors({ dialect: falcon, cors: true });
 * const fetch = errors.wrap(() => {
 *   throw new HTTPNotFound("There is no such song.");
 * });
 * const response = await fetch(new Request("https://example.com/7"));
 * console.assert((await response.text()).includes('"title": "404 Not Found"'));
 * ```
 */
export function createErrors(config: ErrorsConfig = {}): Errors {
  return new Errors(config);
}
