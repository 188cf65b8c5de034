/** The base of all classes: what an error knows, and what others can ask of it. */

import { instantiate } from "#wasm";
import { PHRASES } from "../generated/statuses.js";
import type { Kind } from "../model/class-statics.js";
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
import type { Answer, Field, Source } from "../model/response-parts.js";
import { BRAND, READ, SOURCE } from "../model/symbols.js";
import { anyStatus, cannot, checkDuty, checked, optionsOf } from "../options/validate.js";
import { send } from "../response/fetch.js";
import { MEDIA } from "../response/media-types.js";
import { overridden } from "../response/overrides.js";
import { plain, plainFields, reason } from "../response/plain-response.js";
import { directed, REFUSED } from "../response/redirect-target.js";
import { acceptOf, methodOf, type RequestLike, urlOf } from "../response/request-like.js";
import { owned, Writer } from "../response/writer.js";
import { causeLine, oneLine } from "../values/one-line.js";
import { Core } from "../wasm/instance.js";
import { type FrameworkHeaders, frameworkHeaders, unlike } from "./framework-headers.js";
import { allowAssigning, FRAMEWORK_MEMBERS, own } from "./framework-members.js";
import { headlineOnly, mute, record, shownInBun, skipsConstructors, unmute } from "./stack.js";

/** What writes problem details without a configuration. */
const writer = /* @__PURE__ */ new Writer(/* @__PURE__ */ new Core(instantiate), 0);

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
  declare static readonly judge: Kind["judge"];
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
  #options: AnyOptions | undefined;

  static {
    const { prototype } = HTTPException;
    shownInBun(prototype);
    Object.defineProperty(HTTPException, "title", {
      get(this: Kind) {
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
      (error) => frameworkHeaders(error.#fields()),
      (error, headers: HeaderFields) => {
        const options = checked(error.#status, { ...error.#options, headers: undefined });
        const known = frameworkHeaders(error.#fields(options));
        error.#options = checked(error.#status, { ...options, headers: unlike(headers, known) });
      },
    );
    Object.defineProperty(prototype, "name", {
      configurable: true,
      get(this: Error) {
        return (this.constructor as unknown as Kind).name;
      },
      set(this: Error, value: string) {
        own(this, "name", value);
      },
    });
    for (const [name, get] of Object.entries(FRAMEWORK_MEMBERS)) {
      define(name, get, (error, value) => own(error, name, value));
    }
    allowAssigning(prototype);
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
    const kind: Kind = new.target;
    const { judge } = kind;
    const status = kind.status ?? judge?.(one, kind);
    if (status === undefined) {
      throw new TypeError(cannot(`an ${kind.name}`, "it has no status; use one of its classes"));
    }
    // A class of somebody's own may have any.
    if (!PHRASES[status] || typeof status !== "number") anyStatus(status, kind, 200);
    const options = judge ? optionsOf(status, two, three) : optionsOf(status, one, two);
    checkDuty(status, options);
    const detail = options?.detail;
    const title = options?.title ?? kind.title ?? PHRASES[status];
    if (title === undefined && !options?.response)
      throw new TypeError(cannot(status, "title is missing"));
    const exposed = options?.expose ?? status < 500;
    const phrase = PHRASES[status] ?? "Error";
    const text = detail ?? title ?? phrase;
    const said = text === phrase ? text : oneLine(text);
    const message = exposed ? said : phrase;
    const line = exposed ? said : said + causeLine(options?.cause);
    const wantsStack = options?.stack ?? kind.stack ?? status >= 500;

    const read = options?.[READ]?.headline;
    const recorded = wantsStack && read === undefined && line === message && skipsConstructors();
    const limit = recorded ? undefined : mute();
    super(message, options && "cause" in options ? { cause: options.cause } : undefined);
    unmute(limit);
    this.#status = status;
    // Not asked again later: a private text must not become public with another status.
    this.#expose = exposed;
    this.#options = options;
    if (recorded) return;
    // Where the limit cannot be set, it is not certain that the platform gives a stack.
    const headline = read ?? (line === message && limit !== undefined ? undefined : line);
    if (wantsStack) record(this, new.target, headline);
    else headlineOnly(this, headline);
  }

  /** The sentence about this occurrence, private or not. */
  get detail(): string | undefined {
    return this.#options?.detail;
  }

  /** The short label for the kind of problem. */
  get title(): string {
    const kind = this.constructor as unknown as Kind;
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
    return reason(this.#source());
  }

  /** The same as `statusText`. */
  get statusMessage(): string {
    return this.statusText;
  }

  /** Gives what the answer is made from. @internal */
  [SOURCE](): Source {
    return this.#source();
  }

  #source(): Source {
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
    let kind: Kind | undefined;
    try {
      const maker = this.constructor as unknown as Kind;
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
    return { status, title, explanation, exposed, options, kind, representation, template, page };
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
      const text = writer.text({ ...source, representation: "always" }, 0);
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
    return writer.text(this.#source(), MEDIA.indexOf("application/problem+xml"));
  }

  /**
   * Gives the page for a person.
   *
   * @throws Error where the core fails
   */
  toHTML(): string {
    return writer.text(this.#source(), MEDIA.indexOf("text/html"));
  }

  /**
   * Gives the plain text for a terminal.
   *
   * @throws Error where the core fails
   */
  toText(): string {
    return writer.text(this.#source(), MEDIA.indexOf("text/plain"));
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
    const method = methodOf(request);
    try {
      const ready = this.response;
      // An error that was read tells of an answer that is not to be sent.
      if (ready?.clone) return method === "HEAD" ? new Response(null, ready) : ready.clone();
    } catch {
      // It was read already, or is no answer: one is made.
    }
    // Only a redirect needs the URL, which a `Request` writes anew each time that it is asked.
    const url = this.#status < 400 ? urlOf(request) : undefined;
    const made = this[BRAND](method, acceptOf(request), url);
    return (
      send(made) ??
      send(plain(this.#source(), method)) ??
      new Response(null, { status: made.status })
    );
  }

  /** The same as `toResponse`, for frameworks that look here. */
  getResponse(request?: RequestLike): Response {
    return this.toResponse(request);
  }

  /** Gives the answer before it is a `Response`. It never throws. @internal */
  [BRAND](method: string | undefined, accept: string | null | undefined, url?: string): Answer {
    let source = this.#source();
    try {
      source = directed(source, url);
    } catch {
      source = REFUSED;
    }
    try {
      const made = writer.answer(source, method, writer.negotiate(accept));
      return source.sealed ? made : this.#own(made, method);
    } catch {
      return plain(source, method);
    }
  }

  /** Puts what a subclass makes itself in the place of what was made. */
  #own(made: Answer, method: string | undefined): Answer {
    const base = HTTPException.prototype;
    const { toHeaders, toJSON, toXML, toHTML, toText } = this;
    const own =
      toHeaders !== base.toHeaders ||
      toJSON !== base.toJSON ||
      toXML !== base.toXML ||
      toHTML !== base.toHTML ||
      toText !== base.toText;
    // Its methods may ask the core for other parts before these are sent.
    return own ? overridden(this, owned(made), method) : made;
  }

  /** Gives its fields, or those that it would have with other options. */
  #fields(options?: AnyOptions): Field[] {
    let source = this.#source();
    if (options) source = { ...source, options };
    try {
      source = directed(source, undefined);
    } catch {
      source = { ...source, options: { ...source.options, location: undefined } };
    }
    try {
      return writer.duties(source);
    } catch {
      return plainFields(source);
    }
  }
}
