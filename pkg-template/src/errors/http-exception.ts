/** The base of all classes. */

import { MediaType } from "../generated/protocol.js";
import { PHRASES } from "../generated/statuses.js";
import type { ClassStatics } from "../model/class-statics.js";
import type { CoreSlot } from "../model/core-slot.js";
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
import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { BRAND, CORE, DEFAULT_LOG, PROBLEM_WRITER, READ, SOURCE } from "../model/symbols.js";
import { createOptionError, formatBuildError } from "../options/option-error.js";
import {
  validateArguments,
  validateDuty,
  validateOptions,
  validateStatus,
} from "../options/validate.js";
import { createAbortedResponse, isAborted } from "../response/aborted-request.js";
import { findReasonPhrase } from "../response/create-parts.js";
import { findProblemWriter } from "../response/problem-writer.js";
import { copyReadyResponse } from "../response/ready-response.js";
import { type RequestLike, readAccept, readMethod, readUrl } from "../response/request-like.js";
import { coreSlot } from "../values/core-slot.js";
import { defineProperty } from "../values/define-property.js";
import { formatCause, toOneLine } from "../values/one-line.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { assignMember } from "./assign-option.js";
import { allowAssignment, defineOwnProperty } from "./assigned-members.js";
import { createErrorSource, findErrorSource } from "./create-source.js";
import { type DefaultLog, defaultLog } from "./default-log.js";
import { addDerivedMembers } from "./derived-members.js";
import { createExceptionResponse } from "./error-response.js";
import { changeState, defineState, type ErrorState, findState } from "./error-state.js";
import {
  createFrameworkHeaders,
  type FrameworkHeaders,
  removeKnownHeaders,
} from "./framework-headers.js";
import { FRAMEWORK_MEMBERS } from "./framework-members.js";
import { defineBunInspection, defineStack, prepareStack, restoreStacks } from "./stack.js";
import {
  createProblemDetails,
  createProblemHeaders,
  createProblemParts,
  writeProblem,
} from "./write-problem.js";

/** The options of an error that was built without any. */
const NO_OPTIONS: AnyOptions = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ createRecord({}));

/**
 * The base of all classes. Errors are built through a class that has a status.
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
  /** The status of the class; undefined if each error has its own. */
  static readonly status: number | undefined = undefined;
  /** The name, even if a bundler renames the class. */
  static override readonly name: string = "HTTPException";
  /** The title of its errors. Default: the phrase of the status. */
  declare static readonly title: string | undefined;
  /** The sentence on its pages for errors without a detail. Default: the catalogue's sentence. */
  static readonly explanation: string | undefined = undefined;
  /**
   * Whether its errors record a stack. Default: from 500 on. It can be assigned, and the classes that extend it
   * inherit it: `HTTPClientError.stack = true` records the stack of every 4xx during development.
   */
  static stack: boolean | undefined = undefined;
  /** When its responses have content. Default: as the dialect does it. */
  static readonly representation: Representation | undefined = undefined;
  /** A template for its pages under `createErrors` with a `dialect`, instead of the sentence. */
  static readonly template: string | undefined = undefined;
  /** The HTML page of its responses under `createErrors` with a `dialect`. */
  static readonly page: string | undefined = undefined;
  /** Validates the status, if that is the first argument of the constructor. @internal */
  static readonly validateStatus: ClassStatics["validateStatus"] = undefined;
  /** The log if the application set none. @internal */
  static readonly [DEFAULT_LOG]: DefaultLog = defaultLog;
  /** Where `httpexc/core` registers the core in browsers. @internal */
  static readonly [CORE]: CoreSlot = coreSlot;
  /** Returns the writer of problem details. @internal */
  static readonly [PROBLEM_WRITER]: typeof findProblemWriter = findProblemWriter;
  /** h3 v1 recognizes its errors by this. @internal */
  static readonly __h3_error__: boolean = true;

  /** The name of the class. */
  declare readonly name: string;
  /** The status code of the response. */
  declare readonly status: number;
  /** The same as `status`, for frameworks that look there. */
  declare readonly statusCode: number;
  /** Whether clients may see the detail and the field errors. Frameworks read it, too. */
  declare readonly expose: boolean;
  /** The headers of the response, in the form that frameworks read. */
  declare headers: FrameworkHeaders;
  /** React Router recognizes its own errors by this. @internal */
  declare readonly internal: boolean;
  /** The public problem, where React Router and h3 look for it. @internal */
  declare readonly data: ProblemDetails;

  /**
   * Takes a detail, options, or both, after a status if the class has `validateStatus`.
   *
   * @throws TypeError if an option is missing, unknown or of the wrong type
   * @throws RangeError if the status or an option is out of range
   */
  protected constructor(
    first?: number | string | HTTPExceptionOptions,
    second?: string | HTTPExceptionOptions,
    third?: HTTPExceptionOptions,
  ) {
    const errorClass: ClassStatics = new.target;
    const status = errorClass.status ?? errorClass.validateStatus?.(first, errorClass);
    if (status === undefined) {
      const reason = "it has no status; use one of its classes";
      throw new TypeError(formatBuildError(`an ${errorClass.name}`, reason));
    }
    // A subclass may declare any value as its status.
    validateStatus(status, errorClass, 200);
    const options = errorClass.validateStatus
      ? validateArguments(status, second, third)
      : validateArguments(status, first, second);
    validateDuty(status, options);
    const title = options?.title ?? errorClass.title ?? PHRASES[status];
    if (title === undefined && !options?.response) {
      throw createOptionError(status, { option: "title", reason: "is missing" });
    }

    const isExposed = options?.expose ?? status < 500;
    const phrase = PHRASES[status] ?? "Error";
    const text = options?.detail ?? title ?? phrase;
    const line = text === phrase ? text : toOneLine(text);
    // A client may see the message. Only a log shows the first line of the stack.
    const message = isExposed ? line : phrase;
    const headline = isExposed ? line : line + formatCause(options?.cause);
    const readHeadline = options?.[READ]?.headline;

    const hasStack = options?.stack ?? errorClass.stack ?? status >= 500;
    const isMessage = readHeadline === undefined && headline === message;
    const recording = prepareStack(hasStack && isMessage);
    super(message, options && "cause" in options ? { cause: options.cause } : undefined);
    restoreStacks(recording);
    // Whether the text is exposed is decided once: it stays private if the status changes later.
    defineState(this, status, isExposed, options);
    const ownHeadline = isMessage ? undefined : (readHeadline ?? headline);
    defineStack(this, recording, ownHeadline, hasStack ? new.target : undefined);
  }

  /** The sentence about this occurrence, even if clients may not see it. */
  get detail(): string | undefined {
    return this.options.detail;
  }

  /** The short label for the type of problem. */
  get title(): string {
    const errorClass = this.constructor as unknown as ClassStatics;
    return this.options.title ?? errorClass.title ?? PHRASES[this.status] ?? "Error";
  }

  /** The URI that identifies the type of problem. */
  get type(): string | undefined {
    return this.options.type;
  }

  /** The URI that identifies this occurrence. */
  get instance(): string | undefined {
    return this.options.instance;
  }

  /**
   * The name for programs. It is a string, as on Node's errors. In a body, a number stays a number. An
   * error that was read from a response has the code of that response.
   */
  get code(): string | number | undefined {
    const { code } = this.options;
    return code === undefined ? undefined : String(code);
  }

  /** Whether another try of the same request may succeed. */
  get retryable(): boolean | undefined {
    return this.options.retryable ?? undefined;
  }

  /** Where a person can read more. */
  get help(): Help | undefined {
    return this.options.help;
  }

  /** What is wrong with single fields of the request. */
  get errors(): readonly FieldError[] | undefined {
    return this.options.errors;
  }

  /** The note for the developer. */
  get comment(): string | undefined {
    return this.options.comment;
  }

  /** What is left of the quota. */
  get rateLimit(): RateLimit | undefined {
    return this.options.rateLimit ?? undefined;
  }

  /** When the client may try again: a delay in seconds, or a date. */
  get retryAfter(): number | Date | undefined {
    return this.options.retryAfter ?? undefined;
  }

  /** The error that was thrown first: the same as `cause`. */
  get originalError(): unknown {
    return readOwn(this, "cause");
  }

  /** The ready response, which is sent as it is. */
  get response(): Response | undefined {
    return this.options.response;
  }

  /** Further members of the body. */
  get extensions(): { readonly [name: string]: unknown } | undefined {
    return this.options.extensions;
  }

  /** The validated options that the error was built from. */
  protected get options(): Readonly<AnyOptions> {
    return findState(this)?.options ?? NO_OPTIONS;
  }

  /** The reason phrase, for frameworks that look here. */
  get statusText(): string {
    return findReasonPhrase(createErrorSource(this));
  }

  /** The same as `statusText`. */
  get statusMessage(): string {
    return this.statusText;
  }

  /** Returns what the response is made from. @internal */
  [SOURCE](): ResponseSource {
    return createErrorSource(this);
  }

  /**
   * Returns the problem as clients may see it (RFC 9457, 3). `JSON.stringify` and `Response.json` call
   * it, and so do frameworks. So an error that was read from another server's response is a 502 in it,
   * unless it is relayed; `JSON.stringify(error.report)` has what was read. It never throws. An object
   * that inherits from the error, as Fastify makes it for a response schema, also gives its own
   * `message`, `error` and `statusCode`.
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
    return addDerivedMembers(this, createProblemDetails(findErrorSource(this)));
  }

  /**
   * Returns the problem as XML (RFC 9457, Appendix B). A subclass changes its responses by overriding
   * this method, `toHTML`, `toText`, `toJSON` or `toHeaders`.
   *
   * @throws Error if the core fails
   */
  toXML(): string {
    return writeProblem(createErrorSource(this), MediaType.ApplicationProblemXml);
  }

  /**
   * Returns the page for a person.
   *
   * @throws Error if the core fails
   */
  toHTML(): string {
    return writeProblem(createErrorSource(this), MediaType.TextHtml);
  }

  /**
   * Returns the plain text for a terminal.
   *
   * @throws Error if the core fails
   */
  toText(): string {
    return writeProblem(createErrorSource(this), MediaType.TextPlain);
  }

  /**
   * Returns the headers that do not depend on the format, names in lower case. There is no request to
   * compare origins with, so a redirect whose location names an origin has a `location` only if it is
   * `external`.
   */
  toHeaders(): (readonly [name: string, value: string])[] {
    return createProblemHeaders(createErrorSource(this));
  }

  /**
   * Returns the Fetch `Response` in the format that the request's `Accept` prefers. It never throws: if
   * the core fails, the response is problem details as JSON, with the same members and headers.
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
      // Only the option counts: a `response` that was assigned is another server's, for a log.
      const ready = findState(this)?.options?.response;
      if (ready && ready.status >= 500) defaultLog.write(this, request);
      if (ready) return copyReadyResponse(ready, method);
    } catch {
      // The content of the ready response was read already. A response is created instead.
    }
    // Only a redirect needs the URL, and a `Request` formats its URL at each read.
    const source = findErrorSource(this);
    const url = source.status < 400 ? readUrl(request) : undefined;
    const base = HTTPException.prototype;
    const parts = createProblemParts(this, base, source, method, readAccept(request), url);
    if (parts.status >= 500) {
      if (isAborted(request)) return createAbortedResponse();
      defaultLog.write(this, request);
    }
    return createExceptionResponse(parts, source, method, url);
  }

  /** The same as `toResponse`, for frameworks that look here. */
  getResponse(request?: RequestLike): Response {
    return this.toResponse(request);
  }

  /** Returns the response before it is a `Response`. It never throws. @internal */
  [BRAND](
    method: string | undefined,
    accept: string | null | undefined,
    url?: string,
  ): ResponseParts {
    const base = HTTPException.prototype;
    return createProblemParts(this, base, findErrorSource(this), method, accept, url);
  }
}

/** Defines accessors. The Babel preset of React Native refuses a static block, which could do that. */
function defineAccessors(): void {
  const { prototype } = HTTPException;
  defineBunInspection(prototype);
  defineProperty(HTTPException, "title", {
    get(this: ClassStatics) {
      return PHRASES[this.status ?? 0];
    },
  });
  // Frameworks read and assign these. They are on the prototype, because some frameworks copy the own
  // properties of an error into the body.
  const define = <T>(
    name: string,
    get: (error: HTTPException) => T,
    set: (error: HTTPException, value: never) => void,
  ): void => {
    defineProperty(prototype, name, {
      configurable: true,
      // pino's serializer finds the status by `for in`.
      enumerable: name === "status",
      get(this: HTTPException) {
        return findState(this) && get(this);
      },
      set(this: HTTPException, value: never) {
        if (findState(this)) set(this, value);
      },
    });
  };
  const setStatus = (error: HTTPException, status: number): void => {
    if (typeof status === "number") changeState(error, { status });
  };
  for (const name of ["status", "statusCode"]) {
    define(name, (error) => findState(error)?.status, setStatus);
  }
  define(
    "expose",
    (error) => findState(error)?.isExposed,
    (error, expose: boolean) => changeState(error, { isExposed: expose === true }),
  );
  define(
    "headers",
    (error) => createFrameworkHeaders(createProblemHeaders(createErrorSource(error))),
    replaceHeaders,
  );
  defineProperty(prototype, "name", {
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
  allowAssignment(prototype, assignMember);
}

defineAccessors();

/** Sets the option `headers` of an error to those that the other options do not set. */
function replaceHeaders(error: HTTPException, headers: HeaderFields): void {
  const { status, options: previous } = findState(error) as ErrorState;
  const options = validateOptions(status, createRecord(previous ?? {}, { headers: undefined }));
  const known = createProblemHeaders({ ...createErrorSource(error), options });
  const others = removeKnownHeaders(headers, createFrameworkHeaders(known));
  changeState(error, {
    options: validateOptions(status, createRecord(options, { headers: others })),
  });
}
