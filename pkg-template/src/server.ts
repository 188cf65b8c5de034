/** Error answers as an application wants them: {@link createErrors}. */

import { instantiate } from "#dialects";
import { type Answer, type Field, MEDIA, plain, type Source, Writer } from "./answer.js";
import { sourceOf } from "./brand.js";
import { checked } from "./check.js";
import { Core } from "./core.js";
import {
  type DialectName,
  type ErrorContext,
  type ErrorHandler,
  type ErrorsConfig,
  KNOWN,
  type Serializer,
} from "./errors-config.js";
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
import type { AnyOptions, HeaderFields } from "./options.js";
import { overridden } from "./overrides.js";
import { corsFields, requestIdOf, templateValues } from "./request-facts.js";
import { acceptOf, methodOf, send, urlOf } from "./response.js";

export type * from "./errors-config.js";
export type { Target } from "./handlers.js";

const DIALECTS: readonly DialectName[] = ["problem", "falcon", "werkzeug", "webob", "discord"];
const core = /* @__PURE__ */ new Core(instantiate);

/** Calls code of the user's; gives nothing where that throws, which is reported. */
type Attempt = <T>(call: () => T) => T | undefined;

/** What an answer is asked with. */
interface Asked {
  readonly request: Request | undefined;
  readonly found: { readonly id: string; readonly field: string } | undefined;
  readonly attempt: Attempt;
  readonly tell: ((problem: ProblemDetails) => void) | undefined;
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
  readonly #formats: readonly (readonly [
    string,
    (problem: ProblemDetails) => string | Uint8Array,
  ])[];
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
    for (const name of Object.keys(config)) {
      if (!KNOWN.has(name)) throw new TypeError(`Cannot create errors: ${name} is not an option`);
    }
    const { dialect = "problem", formats = {} } = config;
    const number = DIALECTS.indexOf(dialect);
    if (number < 0) {
      throw new TypeError(`Cannot create errors: dialect is none of ${DIALECTS.join(", ")}`);
    }
    this.#formats = Object.entries(formats);
    for (const [type, write] of this.#formats) {
      if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) || typeof write !== "function") {
        throw new TypeError(
          `Cannot create errors: formats has no media type and function at ${type}`,
        );
      }
    }
    // Judged now, so that a mistake shows before the first error does.
    if (typeof config.headers === "object") checked(500, { headers: config.headers });
    this.#config = config;
    this.#serializer = config.serializer;
    this.#writer = new Writer(
      core,
      number,
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
    let shown = error;
    let handler = this.#handlers.find(error);
    if (!handler && adopt && !isHTTPException(error)) {
      shown = adopted(adopt, error);
      handler = this.#handlers.find(shown);
    }
    if (handler) {
      try {
        const handled = await handler(shown, request);
        if (isResponse(handled)) return handled;
        if (isHTTPException(handled)) shown = handled;
      } catch (thrown) {
        // What a handler throws is answered; handlers are not asked again.
        shown = thrown;
      }
    }
    return this.#respond(shown, request, tell);
  }

  /** Gives the answer for anything that was thrown, without asking a handler. It never throws. */
  toResponse(error: unknown, request?: Request): Response {
    return this.#respond(error, request);
  }

  #respond(
    error: unknown,
    request: Request | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Response {
    if (isResponse(error)) return error;
    const exception = isHTTPException(error) ? error : this.#unexpected(error);
    let context: ErrorContext = { request, requestId: undefined };
    // Code of the user's may fail; what it was to add is left out, and it is reported.
    const attempt: Attempt = (call) => {
      try {
        return call();
      } catch (problem) {
        this.#report(this.#unexpected(problem), context);
        return undefined;
      }
    };
    const found = requestIdOf(this.#config.requestId, request, attempt);
    context = { request, requestId: found?.id };
    try {
      if (exception.status >= 500) this.#report(exception, context);
      const base = exception.response?.clone ? undefined : sourceOf(exception);
      // A ready answer goes out as it is, and an error of another version answers by itself.
      if (base === undefined) return exception.toResponse(request);
      // Another server's 404 goes out as a 502, of which the client is told nothing.
      if (base.status >= 500 && exception.status < 500) this.#report(exception, context);
      return this.#answer(exception, base, { request, found, attempt, tell });
    } catch (problem) {
      this.#report(this.#unexpected(problem), context);
      return exception.toResponse(request);
    }
  }

  #unexpected(cause: unknown): HTTPException {
    const { stack } = this.#config;
    return new HTTPInternalServerError({ cause, ...(stack === undefined ? {} : { stack }) });
  }

  #report(error: HTTPException, context: ErrorContext): void {
    try {
      this.#config.onError?.(error, context);
    } catch {
      // A log that fails must not cost the answer.
    }
  }

  #answer(error: HTTPException, base: Source, asked: Asked): Response {
    const { request, attempt } = asked;
    const method = methodOf(request);
    const led = attempt(() => directed(base, urlOf(request))) ?? REFUSED;
    const added = this.#added(led.status, asked);
    const source = this.#configured(error, led, added, asked);
    const { tell } = asked;
    if (tell) attempt(() => tell(this.#problem(source)));
    const media = attempt(() => this.#writer.negotiate(acceptOf(request))) ?? 0;
    let made = attempt(() => this.#writer.answer(source, method, media));
    if (made && !led.sealed) {
      const written = made;
      made = attempt(() => overridden(error, written, method, added)) ?? written;
    }
    if (made) {
      const written = made;
      made = attempt(() => this.#custom(error, source, written, media, request)) ?? written;
    }
    const bare = plain(source, method);
    return (
      (made && send(made)) ??
      send({ ...bare, fields: [...bare.fields, ...added] }) ??
      send(bare) ??
      error.toResponse(request)
    );
  }

  /** Gives the fields that the configuration adds to an answer. */
  #added(status: number, { request, found, attempt }: Asked): Field[] {
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
    else if (request) put(() => headers(request));
    put(() => corsFields(cors, request, found?.field));
    if (found) put(() => [[found.field, found.id]]);
    return fields;
  }

  /** Adds to what an answer is made from what the configuration says. */
  #configured(error: HTTPException, base: Source, added: Field[], asked: Asked): Source {
    const { request, found, attempt } = asked;
    const config = this.#config;
    const { status } = base;
    let options: AnyOptions = { ...base.options };
    const exposed = base.exposed || (config.expose === true && options.expose === undefined);
    let { title } = base;
    const own = (options.headers ?? []) as Iterable<Field>;
    const fields: Field[] = [...own, ...added];
    const { localize } = config;
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
    const values = attempt(() => templateValues(config.templateValues ?? [], request));
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
    request: Request | undefined,
  ): Answer {
    const method = methodOf(request);
    const isSilent = made.fields.every(([name]) => name !== "x-content-type-options");
    if (isSilent || made.fields.every(([name]) => name !== "content-type")) return made;
    // A format of the user's for a type that the dialect writes, too, takes its place.
    const format =
      this.#formats[media - MEDIA.length] ??
      this.#formats.find(([type]) => type.toLowerCase() === MEDIA[media]);
    const { jsonFormatter, dialect } = this.#config;
    let body: string | Uint8Array | undefined;
    let type: string | undefined;
    const serialized = this.#serializer?.(this.#problem(source), request, error);
    if (serialized) ({ type, body } = serialized);
    else if (format) {
      type = format[0];
      body = format[1](this.#problem(source));
    } else if (jsonFormatter && dialect === "webob" && MEDIA[media] === "application/json") {
      const { message, code, title } = JSON.parse(this.#writer.text(source, media));
      type = "application/json";
      body = spaced(JSON.stringify(jsonFormatter(message, code, title, request)));
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

/** Gives whether a text can stand for a language (RFC 5646, 2.1). */
function isLanguage(text: unknown): text is string {
  return typeof text === "string" && /^[a-z\d]{1,8}(-[a-z\d]{1,8})*$/i.test(text);
}

function isResponse(value: unknown): value is Response {
  return typeof Response === "function" && value instanceof Response;
}

/** JSON with a space after each comma and colon, in ASCII: as Python's `json.dumps` writes it. */
function spaced(json: string): string {
  return json
    .replaceAll(/("(?:[^"\\]|\\.)*")|([,:])/g, (part, text) => (text ? part : `${part} `))
    .replaceAll(
      /[\x7f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
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
