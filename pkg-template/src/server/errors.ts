/** Error answers as an application wants them: {@link createErrors}. */

import { instantiate } from "#dialects";
import {
  Aborter,
  abort,
  type ExceptionClass,
  type HTTPException,
  HTTPInternalServerError,
  isHTTPException,
  type ProblemDetails,
} from "../index.js";
import type { AnyOptions, HeaderFields } from "../model/options.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { validateOptions } from "../options/validate.js";
import { createFetchResponse } from "../response/fetch.js";
import { MEDIA } from "../response/media-types.js";
import { applyOverrides } from "../response/overrides.js";
import { createPlainResponse } from "../response/plain-response.js";
import { REFUSED_REDIRECT, resolveRedirect } from "../response/redirect-target.js";
import { readUrl } from "../response/request-like.js";
import { copyFromCore, joinHeaders, ResponseWriter } from "../response/writer.js";
import { isPromise, requireSync } from "../values/sync-result.js";
import { WriterModule } from "../wasm/writer-module.js";
import type { ErrorContext, ErrorHandler, ErrorsConfig, Serializer } from "./config.js";
import { createCorsHeaders } from "./cors.js";
import { applyCustomBody } from "./custom-body.js";
import { Handlers, type Target } from "./handlers.js";
import {
  adoptError,
  identifyException,
  isRealResponse,
  isResponse,
  isSendableResponse,
} from "./identify.js";
import {
  type Attempt,
  createRequestContext,
  type RequestContext,
  type ResponseContext,
} from "./request-context.js";
import { findRequestId } from "./request-id.js";
import { readTemplateValues, toTemplateValue } from "./template-values.js";
import { isLanguageTag } from "./text-format.js";
import { type FormatWriter, validateConfig } from "./validate-config.js";

const dialectsModule = /* @__PURE__ */ new WriterModule(instantiate);

/** The options that change nothing of what an answer is made from. */
const SOURCE_NEUTRAL_OPTIONS = new Set([
  "dialect",
  "serializer",
  "jsonFormatter",
  "stack",
  "onError",
]);

/** An answer, and what goes out in its place where the platform refuses it. */
interface CreatedParts extends ResponseParts {
  readonly source: ResponseSource;
  readonly added: readonly Header[];
  readonly error: HTTPException;
}

/**
 * Error answers by one configuration; nothing of it is global. {@link createErrors} makes it.
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
  readonly #config: ErrorsConfig;
  readonly #writer: ResponseWriter;
  readonly #problems: ResponseWriter;
  readonly #formats: readonly FormatWriter[];
  /** Whether nothing of the configuration changes what an answer is made from. */
  readonly #isPlain: boolean;
  readonly #handlers = new Handlers();
  #serializer: Serializer | undefined;

  /** The package's `abort`, at hand where the configuration is. */
  readonly abort: typeof abort = abort;

  /** The configuration as it stands, with the serializer that was set last. */
  get config(): ErrorsConfig {
    return { ...this.#config, serializer: this.#serializer };
  }

  /** @internal */
  constructor(config: ErrorsConfig) {
    const { dialect, formats } = validateConfig(config);
    this.#formats = formats;
    this.#config = { ...config };
    this.#isPlain = Object.keys(config).every(
      (name) => SOURCE_NEUTRAL_OPTIONS.has(name) || !config[name as keyof ErrorsConfig],
    );
    this.#serializer = config.serializer;
    this.#writer = new ResponseWriter(
      dialectsModule,
      dialect,
      this.#formats.map(([type]) => type.toLowerCase()),
    );
    this.#problems = new ResponseWriter(dialectsModule, 0);
  }

  /**
   * Registers a handler for a status, a class (and those that extend it) or what a predicate says
   * yes to. A predicate comes before a status, a status before a class, a class before its base, and
   * of equals the latest. A status is that of an error of this package, or of one that an adapter
   * knows: for an unexpected error register `Error`, and not 500.
   *
   * @throws TypeError where the target or the handler is of another kind
   */
  // First, so that the parameter of a predicate is typed.
  on<E = unknown>(
    target: ((error: unknown) => error is E) | ((error: unknown) => boolean),
    handler: ErrorHandler<E>,
  ): this;
  on<E>(target: abstract new (...args: never[]) => E, handler: ErrorHandler<E>): this;
  on(target: typeof HTTPException, handler: ErrorHandler<HTTPException>): this;
  on<Status extends number>(
    target: Status,
    handler: ErrorHandler<HTTPException & { readonly status: Status }>,
  ): this;
  on(target: unknown, handler: ErrorHandler<never>): this {
    this.#handlers.add(target as Target, handler as ErrorHandler);
    return this;
  }

  /**
   * Sets what makes the content of every answer that has some.
   *
   * @throws TypeError where it is no function
   */
  serializer(serializer: Serializer | undefined): this {
    if (serializer !== undefined && typeof serializer !== "function") {
      throw new TypeError("Cannot set the serializer: it is not a function");
    }
    this.#serializer = serializer;
    return this;
  }

  /** Gives an aborter with classes of your own, beside or in place of the package's. */
  aborter(
    mapping?: { readonly [status: PropertyKey]: ExceptionClass },
    extra?: { readonly [status: PropertyKey]: ExceptionClass },
  ): Aborter {
    return new Aborter(mapping, extra);
  }

  /**
   * Gives a Fetch handler that never rejects: what the given one throws or returns as an error
   * becomes its answer.
   */
  wrap<Args extends readonly unknown[]>(
    handler: (
      request: Request,
      ...args: Args
    ) => Response | HTTPException | Promise<Response | HTTPException>,
  ): (request: Request, ...args: Args) => Promise<Response> {
    return async (request, ...args) => {
      try {
        const result: unknown = await handler(request, ...args);
        if (isHTTPException(result)) return await this.respond(result, request);
        if (isRealResponse(result)) return result;
        throw new TypeError("Cannot answer: the handler gave no Response");
      } catch (error) {
        return this.respond(error, request);
      }
    };
  }

  /**
   * Gives the answer for anything that was thrown, after the handler that is registered for it. It
   * never rejects.
   *
   * @param error - what was thrown
   * @param request - the request that it was thrown for
   * @param adopt - gives an error of this package for a framework's own, where it is one
   * @param tell - is told the problem that the answer is about, for a framework's own page
   */
  async respond(
    error: unknown,
    request?: Request,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<Response> {
    return this.respondTo(createRequestContext(request), error, adopt, tell);
  }

  /** Does the same for what an adapter asks. @internal */
  async respondTo(
    asking: RequestContext,
    error: unknown,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<Response> {
    const made = await this.answer(error, asking, adopt, tell);
    return isResponse(made) ? made : this.#sent(made, asking);
  }

  /**
   * Does the same as {@link Errors.respond} and gives the answer before it is a `Response`, where
   * there is none yet. Fields of one name are joined. @internal
   */
  async answer(
    error: unknown,
    asking: RequestContext,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<CreatedParts | Response> {
    let shown = error;
    const find = (): ErrorHandler | undefined =>
      this.#handlers.find(shown, (problem) => this.#report(this.#unexpected(problem), asking));
    let handler = find();
    // A Response has a status, too, and is no error.
    if (!handler && adopt && !isHTTPException(error) && !isResponse(error)) {
      shown = adoptError(adopt, error);
      if (shown !== error) handler = find();
    }
    if (handler) {
      try {
        const handled = await handler(shown, asking.request);
        if (isResponse(handled) || isHTTPException(handled)) shown = handled;
      } catch (thrown) {
        // What a handler throws is answered; handlers are not asked again.
        shown = thrown;
      }
    }
    return this.#made(shown, asking, tell);
  }

  /** Gives the answer for anything that was thrown, without asking a handler. It never throws. */
  toResponse(error: unknown, request?: Request): Response {
    const asking = createRequestContext(request);
    const made = this.#made(error, asking);
    return isResponse(made) ? made : this.#sent(made, asking);
  }

  #sent(made: CreatedParts, asking: RequestContext): Response {
    const { source, added, error } = made;
    const sent = createFetchResponse(made);
    if (sent) return sent;
    const bare = createPlainResponse(source, asking.method);
    return (
      createFetchResponse({ ...bare, headers: [...bare.headers, ...added] }) ??
      createFetchResponse(bare) ??
      this.#lastly(error, asking)
    );
  }

  /** Gives the answer that an error makes by itself, or that of a 500 where it fails at that. */
  #lastly(error: HTTPException, { request }: RequestContext): Response {
    try {
      const made = error.toResponse(request);
      if (isRealResponse(made)) return made;
    } catch {
      // A class brings code of its own.
    }
    return new HTTPInternalServerError({ stack: false }).toResponse(request);
  }

  #made(
    error: unknown,
    asking: RequestContext,
    tell?: (problem: ProblemDetails) => void,
  ): CreatedParts | Response {
    if (isSendableResponse(error)) return error;
    const known = identifyException(error);
    const exception = known?.exception ?? this.#unexpected(error);
    let id: string | undefined;
    const report = (problem: HTTPException): void => this.#report(problem, asking, id);
    // Code of the user's may fail; what it was to add is left out, and it is reported.
    const attempt: Attempt = (call) => {
      try {
        return call();
      } catch (problem) {
        report(this.#unexpected(problem));
        return undefined;
      }
    };
    const found = findRequestId(this.#config.requestId, asking, attempt);
    id = found?.id;
    try {
      if (exception.status >= 500) report(exception);
      const base = known ? known.source : identifyException(exception)?.source;
      const ready = exception.response;
      // A ready answer goes out as it is, and an error of another version answers by itself.
      const isReady = ready?.clone && ready.status > 0 && !ready.bodyUsed;
      if (base === undefined || isReady) return exception.toResponse(asking.request);
      // Another server's 404 goes out as a 502, of which the client is told nothing.
      if (base.status >= 500 && exception.status < 500) report(exception);
      return this.#answer(exception, base, {
        request: asking,
        requestId: found,
        attempt,
        onProblem: tell,
      });
    } catch (problem) {
      report(this.#unexpected(problem));
      return this.#lastly(exception, asking);
    }
  }

  #unexpected(cause: unknown): HTTPException {
    const { stack } = this.#config;
    return new HTTPInternalServerError({ cause, ...(stack === undefined ? {} : { stack }) });
  }

  #report(error: HTTPException, asking: RequestContext, requestId?: string): void {
    const { onError } = this.#config;
    if (!onError) return;
    try {
      const context: ErrorContext = { request: asking.request, requestId };
      isPromise(onError(error, context));
    } catch {
      // A log that fails must not cost the answer.
    }
  }

  #answer(error: HTTPException, base: ResponseSource, asked: ResponseContext): CreatedParts {
    const { request: asking, attempt } = asked;
    const { method } = asking;
    // Only a redirect needs the URL, for which Node's request has to become one of Fetch's.
    const url = base.status < 400 ? readUrl(asking.request) : undefined;
    const led = attempt(() => resolveRedirect(base, url)) ?? REFUSED_REDIRECT;
    const added = this.#added(led.status, asked);
    const source = this.#configured(error, led, added, asked);
    const { onProblem: tell } = asked;
    if (tell) attempt(() => tell(this.#problem(source)));
    const media = attempt(() => this.#writer.negotiate(asking.accept)) ?? 0;
    // Code of the user's may ask for other answers before this one is sent.
    let made = attempt(() => copyFromCore(this.#writer.write(source, method, media)));
    if (made && !led.isSealed) {
      const written = made;
      made = attempt(() => applyOverrides(error, written, method, added)) ?? written;
    }
    if (made) {
      const written = made;
      made = attempt(() => this.#custom(error, source, written, media, asking)) ?? written;
    }
    if (!made) {
      made = createPlainResponse(source, method);
      made = { ...made, headers: [...made.headers, ...added] };
    }
    return { ...made, headers: joinHeaders(made.headers), source, added, error };
  }

  /** Gives the fields that the configuration adds to an answer. */
  #added(
    status: number,
    { request: asking, requestId: found, attempt }: ResponseContext,
  ): Header[] {
    const { headers, cors } = this.#config;
    const fields: Header[] = [];
    const put = (fieldsOf: () => HeaderFields | undefined): void => {
      const more = attempt(() => {
        const given = fieldsOf();
        return given && (validateOptions(status, { headers: given }).headers as Iterable<Header>);
      });
      fields.push(...(more ?? []));
    };
    if (typeof headers !== "function") put(() => headers);
    else {
      const { request } = asking;
      if (request) put(() => requireSync("headers", headers(request)));
    }
    put(() => createCorsHeaders(cors, asking, found?.field, attempt));
    if (found) put(() => [[found.field, found.id]]);
    return fields;
  }

  /** Adds to what an answer is made from what the configuration says. */
  #configured(
    error: HTTPException,
    base: ResponseSource,
    added: Header[],
    asked: ResponseContext,
  ): ResponseSource {
    const { request: asking, requestId: found, attempt } = asked;
    const config = this.#config;
    const { status } = base;
    // Where nothing is added, what is kept for the class can go out.
    if (this.#isPlain && (base.template ?? base.page) === undefined) return base;
    let options: AnyOptions = { ...base.options };
    const exposed = base.isExposed || (config.expose === true && options.expose === undefined);
    let { title } = base;
    const own = (options.headers ?? []) as Iterable<Header>;
    const fields: Header[] = [...own, ...added];
    const { localize } = config;
    const request = localize && asking.request;
    if (localize && request) {
      const shown = this.#problem({ ...base, isExposed: exposed, options, errorClass: undefined });
      const words = attempt(() => requireSync("localize", localize(shown, request)));
      fields.push(["vary", "Accept-Language"]);
      if (isLanguageTag(words?.language))
        fields.push(["content-language", words?.language as string]);
      if (typeof words?.title === "string") title = words.title;
      if (typeof words?.detail === "string" && exposed) {
        options = { ...options, detail: words.detail };
      }
    }
    const pages = config.pages ?? {};
    const family = `${Math.floor(status / 100)}xx`;
    const page = (base.isSealed ? undefined : pages[error.name]) ?? pages[status] ?? pages[family];
    const values = attempt(() => readTemplateValues(config.templateValues ?? [], asking));
    return {
      ...base,
      isExposed: exposed,
      errorClass: undefined,
      title,
      options: { ...options, headers: fields },
      template: base.template ?? config.template,
      page: base.page ?? page,
      requestId: found?.id,
      isNegotiated: this.#formats.length > 0,
      values: [...(values ?? []), ...fields.map(toTemplateValue)],
    };
  }

  #problem(source: ResponseSource): ProblemDetails {
    const text = this.#problems.writeText({ ...source, representation: "always" }, 0);
    return JSON.parse(text || "{}") as ProblemDetails;
  }

  /** Puts a body of the user's making in the place of the dialect's. */
  #custom(
    error: HTTPException,
    source: ResponseSource,
    made: ResponseParts,
    media: number,
    asking: RequestContext,
  ): ResponseParts {
    const isSilent = made.headers.every(([name]) => name !== "x-content-type-options");
    if (isSilent || made.headers.every(([name]) => name !== "content-type")) return made;
    // A format of the user's for a type that the dialect writes, too, takes its place.
    const format =
      this.#formats[media - MEDIA.length] ??
      this.#formats.find(([type]) => type.toLowerCase() === MEDIA[media]);
    const { jsonFormatter, dialect } = this.#config;
    const isJson = dialect === "webob" && MEDIA[media] === "application/json";
    const makers = {
      serializer: this.#serializer,
      format,
      jsonFormatter: isJson ? jsonFormatter : undefined,
      problem: () => this.#problem(source),
      json: () => this.#writer.writeText(source, media),
    };
    return applyCustomBody(makers, made, asking, error);
  }
}

/**
 * Gives error answers by a configuration of your own: in the bodies of another system, with header
 * fields and CORS on every answer, with handlers, ids and a log.
 *
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { createErrors } from "httpexc/server";
 *
 * const errors = createErrors({ dialect: "falcon", cors: true });
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
