/** Error answers as an application wants them: {@link createErrors}. */

import { instantiate } from "#dialects";
import { type Answer, type Field, joined, owned, plain, type Source, Writer } from "./answer.js";
import { type Asked, type Asking, type Attempt, askingOf } from "./asking.js";
import { sourceOf } from "./brand.js";
import { checked } from "./check.js";
import { type Format, judgedConfig } from "./check-config.js";
import { Core } from "./core.js";
import type { ErrorContext, ErrorHandler, ErrorsConfig, Serializer } from "./errors-config.js";
import { Handlers, type Target } from "./handlers.js";
import {
  Aborter,
  abort,
  type ExceptionClass,
  type HTTPException,
  HTTPInternalServerError,
  isHTTPException,
  type ProblemDetails,
} from "./index.js";
import { directed, REFUSED } from "./location.js";
import { MEDIA } from "./media.js";
import type { AnyOptions, HeaderFields } from "./options.js";
import { overridden } from "./overrides.js";
import { corsFields, requestIdOf, templateValues } from "./request-facts.js";
import { send, urlOf } from "./response.js";
import { isLanguage, spaced } from "./wording.js";

export type * from "./errors-config.js";
export type { Target } from "./handlers.js";

const core = /* @__PURE__ */ new Core(instantiate);

/** The options that change nothing of what an answer is made from. */
const HARMLESS = new Set(["dialect", "serializer", "jsonFormatter", "stack", "onError"]);

/** An answer, and what goes out in its place where the platform refuses it. */
interface Made extends Answer {
  readonly source: Source;
  readonly added: readonly Field[];
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
  readonly #writer: Writer;
  readonly #problems: Writer;
  readonly #formats: readonly Format[];
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
    const { dialect, formats } = judgedConfig(config);
    this.#formats = formats;
    this.#config = config;
    this.#isPlain = Object.keys(config).every(
      (name) => HARMLESS.has(name) || !config[name as keyof ErrorsConfig],
    );
    this.#serializer = config.serializer;
    this.#writer = new Writer(
      core,
      dialect,
      this.#formats.map(([type]) => type.toLowerCase()),
    );
    this.#problems = new Writer(core, 0);
  }

  /**
   * Registers a handler for a status, a class (and those that extend it) or what a predicate says
   * yes to. A predicate comes before a status, a status before a class, a class before its base, and
   * of equals the latest.
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

  /** Sets what makes the content of every answer that has some. */
  serializer(serializer: Serializer | undefined): this {
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
        if (isResponse(result)) return result;
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
    const asking = askingOf(request);
    const made = await this.answer(error, asking, adopt, tell);
    return isResponse(made) ? made : this.#sent(made, asking);
  }

  /**
   * Does the same as {@link Errors.respond} and gives the answer before it is a `Response`, where
   * there is none yet. Fields of one name are joined. @internal
   */
  async answer(
    error: unknown,
    asking: Asking,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<Made | Response> {
    let shown = error;
    let handler = this.#handlers.find(error);
    if (!handler && adopt && !isHTTPException(error)) {
      shown = adopted(adopt, error);
      handler = this.#handlers.find(shown);
    }
    if (handler) {
      try {
        const handled = await handler(shown, asking.request);
        if (isResponse(handled)) return handled;
        if (isHTTPException(handled)) shown = handled;
      } catch (thrown) {
        // What a handler throws is answered; handlers are not asked again.
        shown = thrown;
      }
    }
    return this.#made(shown, asking, tell);
  }

  /** Gives the answer for anything that was thrown, without asking a handler. It never throws. */
  toResponse(error: unknown, request?: Request): Response {
    const asking = askingOf(request);
    const made = this.#made(error, asking);
    return isResponse(made) ? made : this.#sent(made, asking);
  }

  #sent(made: Made, asking: Asking): Response {
    const { source, added, error } = made;
    const sent = send(made);
    if (sent) return sent;
    const bare = plain(source, asking.method);
    return (
      send({ ...bare, fields: [...bare.fields, ...added] }) ??
      send(bare) ??
      error.toResponse(asking.request)
    );
  }

  #made(error: unknown, asking: Asking, tell?: (problem: ProblemDetails) => void): Made | Response {
    if (isResponse(error)) return error;
    const exception = isHTTPException(error) ? error : this.#unexpected(error);
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
    const found = requestIdOf(this.#config.requestId, asking, attempt);
    id = found?.id;
    try {
      if (exception.status >= 500) report(exception);
      const base = exception.response?.clone ? undefined : sourceOf(exception);
      // A ready answer goes out as it is, and an error of another version answers by itself.
      if (base === undefined) return exception.toResponse(asking.request);
      // Another server's 404 goes out as a 502, of which the client is told nothing.
      if (base.status >= 500 && exception.status < 500) report(exception);
      return this.#answer(exception, base, { asking, found, attempt, tell });
    } catch (problem) {
      report(this.#unexpected(problem));
      return exception.toResponse(asking.request);
    }
  }

  #unexpected(cause: unknown): HTTPException {
    const { stack } = this.#config;
    return new HTTPInternalServerError({ cause, ...(stack === undefined ? {} : { stack }) });
  }

  #report(error: HTTPException, asking: Asking, requestId: string | undefined): void {
    const { onError } = this.#config;
    if (!onError) return;
    try {
      const context: ErrorContext = { request: asking.request, requestId };
      onError(error, context);
    } catch {
      // A log that fails must not cost the answer.
    }
  }

  #answer(error: HTTPException, base: Source, asked: Asked): Made {
    const { asking, attempt } = asked;
    const { method } = asking;
    // Only a redirect needs the URL, for which Node's request has to become one of Fetch's.
    const url = base.status < 400 ? urlOf(asking.request) : undefined;
    const led = attempt(() => directed(base, url)) ?? REFUSED;
    const added = this.#added(led.status, asked);
    const source = this.#configured(error, led, added, asked);
    const { tell } = asked;
    if (tell) attempt(() => tell(this.#problem(source)));
    const media = attempt(() => this.#writer.negotiate(asking.accept)) ?? 0;
    // Code of the user's may ask for other answers before this one is sent.
    let made = attempt(() => owned(this.#writer.answer(source, method, media)));
    if (made && !led.sealed) {
      const written = made;
      made = attempt(() => overridden(error, written, method, added)) ?? written;
    }
    if (made) {
      const written = made;
      made = attempt(() => this.#custom(error, source, written, media, asking)) ?? written;
    }
    if (!made) {
      made = plain(source, method);
      made = { ...made, fields: [...made.fields, ...added] };
    }
    return { ...made, fields: joined(made.fields), source, added, error };
  }

  /** Gives the fields that the configuration adds to an answer. */
  #added(status: number, { asking, found, attempt }: Asked): Field[] {
    const { headers, cors } = this.#config;
    const fields: Field[] = [];
    const put = (fieldsOf: () => HeaderFields | undefined): void => {
      const more = attempt(() => {
        const given = fieldsOf();
        return given && (checked(status, { headers: given }).headers as Iterable<Field>);
      });
      fields.push(...(more ?? []));
    };
    if (typeof headers !== "function") put(() => headers);
    else {
      const { request } = asking;
      if (request) put(() => headers(request));
    }
    put(() => corsFields(cors, asking, found?.field));
    if (found) put(() => [[found.field, found.id]]);
    return fields;
  }

  /** Adds to what an answer is made from what the configuration says. */
  #configured(error: HTTPException, base: Source, added: Field[], asked: Asked): Source {
    const { asking, found, attempt } = asked;
    const config = this.#config;
    const { status } = base;
    // Where nothing is added, what is kept for the class can go out.
    if (this.#isPlain && (base.template ?? base.page) === undefined) return base;
    let options: AnyOptions = { ...base.options };
    const exposed = base.exposed || (config.expose === true && options.expose === undefined);
    let { title } = base;
    const own = (options.headers ?? []) as Iterable<Field>;
    const fields: Field[] = [...own, ...added];
    const { localize } = config;
    const request = localize && asking.request;
    if (localize && request) {
      const shown = this.#problem({ ...base, exposed, options, kind: undefined });
      const words = attempt(() => localize(shown, request));
      fields.push(["vary", "Accept-Language"]);
      if (isLanguage(words?.language)) fields.push(["content-language", words?.language as string]);
      if (typeof words?.title === "string") title = words.title;
      if (typeof words?.detail === "string" && exposed) {
        options = { ...options, detail: words.detail };
      }
    }
    const pages = config.pages ?? {};
    const family = `${Math.floor(status / 100)}xx`;
    const page = (base.sealed ? undefined : pages[error.name]) ?? pages[status] ?? pages[family];
    const values = attempt(() => templateValues(config.templateValues ?? [], asking));
    return {
      ...base,
      exposed,
      kind: undefined,
      title,
      options: { ...options, headers: fields },
      template: base.template ?? config.template,
      page: base.page ?? page,
      requestId: found?.id,
      negotiated: this.#formats.length > 0,
      values: [...(values ?? []), ...fields.map(asValue)],
    };
  }

  #problem(source: Source): ProblemDetails {
    const text = this.#problems.text({ ...source, representation: "always" }, 0);
    return JSON.parse(text || "{}") as ProblemDetails;
  }

  /** Puts a body of the user's making in the place of the dialect's. */
  #custom(
    error: HTTPException,
    source: Source,
    made: Answer,
    media: number,
    asking: Asking,
  ): Answer {
    const { method } = asking;
    const isSilent = made.fields.every(([name]) => name !== "x-content-type-options");
    if (isSilent || made.fields.every(([name]) => name !== "content-type")) return made;
    // A format of the user's for a type that the dialect writes, too, takes its place.
    const format =
      this.#formats[media - MEDIA.length] ??
      this.#formats.find(([type]) => type.toLowerCase() === MEDIA[media]);
    const { jsonFormatter, dialect } = this.#config;
    let body: string | Uint8Array | undefined;
    let type: string | undefined;
    const serialized = this.#serializer?.(this.#problem(source), asking.request, error);
    if (serialized) ({ type, body } = serialized);
    else if (format) {
      type = format[0];
      body = format[1](this.#problem(source));
    } else if (jsonFormatter && dialect === "webob" && MEDIA[media] === "application/json") {
      const { message, code, title } = JSON.parse(this.#writer.text(source, media));
      type = "application/json";
      body = spaced(JSON.stringify(jsonFormatter(message, code, title, asking.request)));
    }
    if (body === undefined || type === undefined) return made;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const fields = made.fields
      .filter(([name]) => name !== "content-length")
      .map(([name, value]): Field => [name, name === "content-type" ? (type as string) : value]);
    if (method === "HEAD") fields.push(["content-length", `${bytes.length}`]);
    checked(source.status, { headers: [["content-type", type]] });
    const { status, statusText } = made;
    return { status, statusText, fields, body: method === "HEAD" ? null : bytes };
  }
}

/** Gives the error that stands for a framework's own, or the same where there is none. */
function adopted(adopt: (error: unknown) => unknown, error: unknown): unknown {
  try {
    return adopt(error) ?? error;
  } catch {
    return error;
  }
}

/** A field as a value that templates may show, under a name that fits there. */
function asValue([name, value]: Field): Field {
  return [name.toLowerCase().replaceAll("-", "_"), value];
}

function isResponse(value: unknown): value is Response {
  return typeof Response === "function" && value instanceof Response;
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
