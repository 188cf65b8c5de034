/** The base of all classes: what an error knows, and what others can ask of it. */

import { instantiate } from "#wasm";
import { PHRASES } from "../generated/statuses.js";
import type { ClassStatics } from "../model/class-statics.js";
import type {
  AnyOptions,
  FieldError,
  HeaderFields,
  Help,
  HTTPExceptionOptions,
  RateLimit,
  Representation,
} from "../model/options.js";
import type { ProblemDetails } from "../model/problem-details.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ConstructorOptions, ResponseSource } from "../model/response-source.js";
import { BRAND, READ, SOURCE } from "../model/symbols.js";
import { createOptionError, formatBuildError } from "../options/option-error.js";
import {
  validateArguments,
  validateDuty,
  validateOptions,
  validateStatus,
} from "../options/validate.js";
import { createFetchResponse } from "../response/fetch.js";
import { MEDIA } from "../response/media-types.js";
import { applyOverrides } from "../response/overrides.js";
import {
  createPlainHeaders,
  createPlainResponse,
  findReasonPhrase,
} from "../response/plain-response.js";
import { REFUSED_REDIRECT, resolveRedirect } from "../response/redirect-target.js";
import { type RequestLike, readAccept, readMethod, readUrl } from "../response/request-like.js";
import { copyFromCore, ResponseWriter } from "../response/writer.js";
import { causeLine, oneLine } from "../values/one-line.js";
import { WriterModule } from "../wasm/writer-module.js";
import {
  createFrameworkHeaders,
  type FrameworkHeaders,
  removeKnownHeaders,
} from "./framework-headers.js";
import { allowAssignment, defineOwnProperty, FRAMEWORK_MEMBERS } from "./framework-members.js";
import {
  defineBunInspection,
  disableStacks,
  recordStack,
  restoreStacks,
  setHeadline,
  skipsConstructors,
} from "./stack.js";

/** What writes problem details without a configuration. */
const problemWriter = /* @__PURE__ */ new ResponseWriter(
  /* @__PURE__ */ new WriterModule(instantiate),
  0,
);

/**
 * The base of all classes. It is built through a class that has a status.
 *
 * @example
 * ```ts
 * import { HTTPException, HTTPNotFound } from "httpexc";
 *
 * const error = new HTTPNotFound("No song has the id 7.");
 * console.assert(error instanceof HTTPException && error.status === 404);
 * ```
 */
export class HTTPException extends Error {
  /** The status of the class; none where each error has its own. */
  static readonly status: number | undefined = undefined;
  /** The name, whatever a bundler calls the class. */
  static override readonly name: string = "HTTPException";
  /** The title of its errors. Default: the phrase of the status. */
  declare static readonly title: string | undefined;
  /** What its pages say where an error has no detail. Default: the catalogue's sentence. */
  static readonly explanation: string | undefined = undefined;
  /** Whether its errors record a stack. Default: from 500 on. */
  static readonly stack: boolean | undefined = undefined;
  /** When its answers have content. Default: as the dialect has it. */
  static readonly representation: Representation | undefined = undefined;
  /** What its pages say in place of the sentence, under `createErrors`. */
  static readonly template: string | undefined = undefined;
  /** The HTML page of its answers, under `createErrors`. */
  static readonly page: string | undefined = undefined;
  /** What judges the status that errors of the class are given first, if they are. @internal */
  declare static readonly validateStatus: ClassStatics["validateStatus"];
  /** h3 v1 knows its errors by this. @internal */
  static readonly __h3_error__: boolean = true;

  /** The name of the class. */
  declare readonly name: string;
  /** The status of the answer. */
  declare readonly status: number;
  /** The same as `status`, for frameworks that look there. */
  declare readonly statusCode: number;
  /** Whether a client may see the detail; frameworks read it, too. */
  declare readonly expose: boolean;
  /** The header fields that the error brings, as frameworks read them. */
  declare headers: FrameworkHeaders;
  /** React Router tells its own errors by this. @internal */
  declare readonly internal: boolean;
  /** The public problem, where React Router and h3 look for it. @internal */
  declare readonly data: ProblemDetails;

  #status: number;
  #expose: boolean;
  #options: ConstructorOptions | undefined;

  static {
    const { prototype } = HTTPException;
    defineBunInspection(prototype);
    Object.defineProperty(HTTPException, "title", {
      get(this: ClassStatics) {
        return PHRASES[this.status ?? 0];
      },
    });
    // Readable and assignable, because frameworks do both; on the prototype, because some put an
    // error's own properties into the body.
    const define = <T>(
      name: string,
      get: (error: HTTPException) => T,
      set: (error: HTTPException, value: never) => void,
    ): void => {
      Object.defineProperty(prototype, name, {
        configurable: true,
        // A log finds it by `for in`, as pino's serializer does.
        enumerable: name === "status",
        get() {
          return #status in this ? get(this) : undefined;
        },
        set(value: never) {
          if (#status in this) set(this, value);
        },
      });
    };
    const setStatus = (error: HTTPException, status: number): void => {
      if (typeof status === "number") error.#status = status;
    };
    define("status", (error) => error.#status, setStatus);
    define("statusCode", (error) => error.#status, setStatus);
    define(
      "expose",
      (error) => error.#expose,
      (error, expose: boolean) => {
        error.#expose = expose === true;
      },
    );
    define(
      "headers",
      (error) => createFrameworkHeaders(error.#fields()),
      (error, headers: HeaderFields) => {
        const options = validateOptions(error.#status, { ...error.#options, headers: undefined });
        const known = createFrameworkHeaders(error.#fields(options));
        error.#options = validateOptions(error.#status, {
          ...options,
          headers: removeKnownHeaders(headers, known),
        });
      },
    );
    Object.defineProperty(prototype, "name", {
      configurable: true,
      get(this: Error) {
        return (this.constructor as unknown as ClassStatics).name;
      },
      set(this: Error, value: string) {
        defineOwnProperty(this, "name", value);
      },
    });
    for (const [name, get] of Object.entries(FRAMEWORK_MEMBERS)) {
      define(name, get, (error, value) => defineOwnProperty(error, name, value));
    }
    allowAssignment(prototype);
  }

  /**
   * Takes a status where `judge` asks for one; then a detail, options, or both.
   *
   * @throws TypeError, RangeError where an option is missing, unknown, of the wrong type or out of range
   */
  protected constructor(
    one?: number | string | HTTPExceptionOptions,
    two?: string | HTTPExceptionOptions,
    three?: HTTPExceptionOptions,
  ) {
    const kind: ClassStatics = new.target;
    const { validateStatus: judge } = kind;
    const status = kind.status ?? judge?.(one, kind);
    if (status === undefined) {
      throw new TypeError(
        formatBuildError(`an ${kind.name}`, "it has no status; use one of its classes"),
      );
    }
    // A class of somebody's own may have any.
    if (!PHRASES[status] || typeof status !== "number") validateStatus(status, kind, 200);
    const options = judge
      ? validateArguments(status, two, three)
      : validateArguments(status, one, two);
    validateDuty(status, options);
    const detail = options?.detail;
    const title = options?.title ?? kind.title ?? PHRASES[status];
    if (title === undefined && !options?.response) {
      const problem = { option: "title", rule: "missing", reason: "is missing" } as const;
      throw createOptionError(status, problem);
    }
    const exposed = options?.expose ?? status < 500;
    const phrase = PHRASES[status] ?? "Error";
    const text = detail ?? title ?? phrase;
    const said = text === phrase ? text : oneLine(text);
    const message = exposed ? said : phrase;
    const line = exposed ? said : said + causeLine(options?.cause);
    const wantsStack = options?.stack ?? kind.stack ?? status >= 500;

    const read = options?.[READ]?.headline;
    const recorded = wantsStack && read === undefined && line === message && skipsConstructors();
    const limit = recorded ? undefined : disableStacks();
    super(message, options && "cause" in options ? { cause: options.cause } : undefined);
    restoreStacks(limit);
    this.#status = status;
    // Not asked again later: a private text must not become public with another status.
    this.#expose = exposed;
    this.#options = options;
    if (recorded) return;
    // Where the limit cannot be set, it is not certain that the platform gives a stack.
    const headline = read ?? (line === message && limit !== undefined ? undefined : line);
    if (wantsStack) recordStack(this, new.target, headline);
    else setHeadline(this, headline);
  }

  /** The sentence about this occurrence, private or not. */
  get detail(): string | undefined {
    return this.#options?.detail;
  }

  /** The short label for the kind of problem. */
  get title(): string {
    const kind = this.constructor as unknown as ClassStatics;
    return this.#options?.title ?? kind.title ?? PHRASES[this.#status] ?? "Error";
  }

  /** The URI that names the kind of problem. */
  get type(): string | undefined {
    return this.#options?.type;
  }

  /** The URI that names this occurrence. */
  get instance(): string | undefined {
    return this.#options?.instance;
  }

  /**
   * The name for programs. It is a string, as on Node's errors, and a body keeps the type given; an
   * error that was read from an answer has what stood there.
   */
  get code(): string | number | undefined {
    const code = this.#options?.code;
    return code === undefined ? undefined : String(code);
  }

  /** Where a person can read more. */
  get help(): Help | undefined {
    return this.#options?.help;
  }

  /** What is wrong with single fields of the request. */
  get errors(): readonly FieldError[] | undefined {
    return this.#options?.errors;
  }

  /** The note for the developer. */
  get comment(): string | undefined {
    return this.#options?.comment;
  }

  /** What is left of the quota. */
  get rateLimit(): RateLimit | undefined {
    return this.#options?.rateLimit;
  }

  /** What was thrown in the first place: the same as `cause`. */
  get originalError(): unknown {
    return this.cause;
  }

  /** The ready answer that goes out in place of one that is made. */
  get response(): Response | undefined {
    return this.#options?.response;
  }

  /** Further members of the body. */
  get extensions(): { readonly [name: string]: unknown } | undefined {
    return this.#options?.extensions;
  }

  /** The options that it was built from. */
  protected get options(): Readonly<AnyOptions> {
    return this.#options ?? {};
  }

  /** The phrase of the status, for frameworks that look here. */
  get statusText(): string {
    return findReasonPhrase(this.#source());
  }

  /** The same as `statusText`. */
  get statusMessage(): string {
    return this.statusText;
  }

  /** Gives what the answer is made from. @internal */
  [SOURCE](): ResponseSource {
    return this.#source();
  }

  #source(): ResponseSource {
    const own = this.#status;
    let options = this.#options;
    // Another server's error is not this one's, unless it is relayed.
    const read = options?.[READ]?.source;
    if (read) return read;
    const status = Number.isInteger(own) && own >= 200 && own <= 599 ? own : 500;
    let title = PHRASES[status] ?? "Error";
    let explanation: string | undefined;
    let representation = options?.representation;
    let template: string | undefined;
    let page: string | undefined;
    let kind: ClassStatics | undefined;
    try {
      const maker = this.constructor as unknown as ClassStatics;
      title = `${this.title}`;
      explanation = maker.explanation;
      representation ??= maker.representation;
      template = maker.template;
      page = maker.page;
      const detail = this.detail;
      if (detail !== options?.detail) options = { ...options, detail: detail && `${detail}` };
      if (!options && status === maker.status && title === maker.title) kind = maker;
    } catch {
      // A subclass brings code of its own; where that fails, its words are left out.
    }
    const exposed = this.#expose;
    return {
      status,
      title,
      explanation,
      isExposed: exposed,
      options,
      errorClass: kind,
      representation,
      template,
      page,
    };
  }

  /**
   * Gives the problem as a client may see it (RFC 9457, 3).
   *
   * @example
   * ```ts
   * import { HTTPGone } from "httpexc";
   *
   * const { title, status } = new HTTPGone().toJSON();
   * console.assert(title === "Gone" && status === 410);
   * ```
   */
  toJSON(): ProblemDetails {
    const source = this.#source();
    try {
      const text = problemWriter.writeText({ ...source, representation: "always" }, 0);
      if (text !== "") return JSON.parse(text) as ProblemDetails;
    } catch {
      // Without the core, or for a status without content, there is still this to say.
    }
    return { type: "about:blank", title: source.title, status: source.status };
  }

  /**
   * Gives the problem as XML (RFC 9457, Appendix B). A subclass that overrides this, `toHTML`,
   * `toText`, `toJSON` or `toHeaders` changes its answer.
   *
   * @throws Error where the core fails
   */
  toXML(): string {
    return problemWriter.writeText(this.#source(), MEDIA.indexOf("application/problem+xml"));
  }

  /**
   * Gives the page for a person.
   *
   * @throws Error where the core fails
   */
  toHTML(): string {
    return problemWriter.writeText(this.#source(), MEDIA.indexOf("text/html"));
  }

  /**
   * Gives the plain text for a terminal.
   *
   * @throws Error where the core fails
   */
  toText(): string {
    return problemWriter.writeText(this.#source(), MEDIA.indexOf("text/plain"));
  }

  /**
   * Gives the header fields that do not depend on the format, names in lower case. Without a request
   * nobody knows its origin: a redirect that names one has a `location` only if it is `external`.
   */
  toHeaders(): (readonly [name: string, value: string])[] {
    return this.#fields();
  }

  /**
   * Gives the answer as a Fetch `Response`, in the format that the request's Accept asks for. It
   * never throws: whatever fails, an answer with the right status goes out as plain text.
   *
   * @example
   * ```ts
   * import { HTTPNotFound } from "httpexc";
   *
   * const request = new Request("https://example.com/", { headers: { accept: "text/html" } });
   * const response = new HTTPNotFound().toResponse(request);
   * console.assert(response.headers.get("content-type") === "text/html; charset=utf-8");
   * ```
   */
  toResponse(request?: RequestLike): Response {
    const method = readMethod(request);
    try {
      const ready = this.response;
      // An error that was read tells of an answer that is not to be sent.
      if (ready?.clone) return method === "HEAD" ? new Response(null, ready) : ready.clone();
    } catch {
      // It was read already, or is no answer: one is made.
    }
    // Only a redirect needs the URL, which a `Request` writes anew each time that it is asked.
    const url = this.#status < 400 ? readUrl(request) : undefined;
    const made = this[BRAND](method, readAccept(request), url);
    return (
      createFetchResponse(made) ??
      createFetchResponse(createPlainResponse(this.#source(), method)) ??
      new Response(null, { status: made.status })
    );
  }

  /** The same as `toResponse`, for frameworks that look here. */
  getResponse(request?: RequestLike): Response {
    return this.toResponse(request);
  }

  /** Gives the answer before it is a `Response`. It never throws. @internal */
  [BRAND](
    method: string | undefined,
    accept: string | null | undefined,
    url?: string,
  ): ResponseParts {
    let source = this.#source();
    try {
      source = resolveRedirect(source, url);
    } catch {
      source = REFUSED_REDIRECT;
    }
    try {
      const made = problemWriter.write(source, method, problemWriter.negotiate(accept));
      return source.isSealed ? made : this.#own(made, method);
    } catch {
      return createPlainResponse(source, method);
    }
  }

  /** Puts what a subclass makes itself in the place of what was made. */
  #own(made: ResponseParts, method: string | undefined): ResponseParts {
    const base = HTTPException.prototype;
    const { toHeaders, toJSON, toXML, toHTML, toText } = this;
    const own =
      toHeaders !== base.toHeaders ||
      toJSON !== base.toJSON ||
      toXML !== base.toXML ||
      toHTML !== base.toHTML ||
      toText !== base.toText;
    // Its methods may ask the core for other parts before these are sent.
    return own ? applyOverrides(this, copyFromCore(made), method) : made;
  }

  /** Gives its fields, or those that it would have with other options. */
  #fields(options?: AnyOptions): Header[] {
    let source = this.#source();
    if (options) source = { ...source, options };
    try {
      source = resolveRedirect(source, undefined);
    } catch {
      source = { ...source, options: { ...source.options, location: undefined } };
    }
    try {
      return problemWriter.writeDutyHeaders(source);
    } catch {
      return createPlainHeaders(source);
    }
  }
}
