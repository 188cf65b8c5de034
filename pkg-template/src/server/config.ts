/** The configuration of `createErrors`, and the types of its functions. */

import type { HTTPException } from "../errors/http-exception.js";
import type { Dialect } from "../model/dialect.js";
import type { HeaderFields } from "../model/options.js";
import type { ProblemSet } from "../model/problem-declaration.js";
import type { ProblemDetails } from "../model/problem-details.js";

/** The content that a serializer makes. */
export interface SerializedBody {
  /** The content type. */
  readonly type: string;
  /** The content: text, or bytes. */
  readonly body: string | Uint8Array;
}

/** Which origins may read a response (Fetch, 3.2). */
export interface CorsOptions {
  /**
   * `*`, an origin as browsers send it (`https://app.example`, without a slash at the end), a list of
   * origins, or a function that returns `true` for an origin that is allowed. Default: `*`.
   */
  readonly origin?: string | readonly string[] | ((origin: string) => boolean) | undefined;
  /**
   * Whether requests may carry credentials. If so, the response names the origin, never `*`, and
   * `origin` has to name origins or be a function.
   */
  readonly credentials?: boolean | undefined;
  /**
   * The headers that scripts may read. Default: `Retry-After`, `RateLimit`, `RateLimit-Policy`,
   * `WWW-Authenticate`, and the header of the request id.
   */
  readonly exposeHeaders?: readonly string[] | undefined;
}

/** What is known of the request when an error is reported. */
export interface ErrorContext {
  /**
   * The request, or undefined if there is none. On Node it is created when it is first read, because
   * that costs more than the response.
   */
  readonly request: Request | undefined;
  /** The id of the request, or undefined if the configuration has no ids. */
  readonly requestId: string | undefined;
}

/** What is known of an error's response. */
export interface ErrorResponseContext extends ErrorContext {
  /** The status of the response, which is a 502 for an upstream's 404. */
  readonly status: number;
  /** Whether `problems` declares the error, or undefined without that option. */
  readonly isDeclared: boolean | undefined;
}

/** What `customize` may have to say beside the problem. */
export interface CustomizeContext extends ErrorContext {
  /** When the client may try again: a delay in seconds, or a date. */
  readonly retryAfter: number | Date | undefined;
}

/**
 * The texts of a page, of plain text and of Markdown that are no members of a problem. A text that is left out
 * is the English one.
 */
export interface CustomPageTexts {
  /** The sentence if there is no detail that clients may see, as in a 503. */
  readonly explanation?: string | undefined;
  /**
   * The sentence of the page and of Markdown that says when to try again, if the error has `retryAfter`.
   * Default: in English one such as "Try again in 30 seconds.", and no sentence in any other language.
   */
  readonly retrySentence?: string | undefined;
  /** The label of the code. Default: "Code". */
  readonly codeLabel?: string | undefined;
  /** The label of the reference. Default: "Reference". */
  readonly referenceLabel?: string | undefined;
}

/**
 * The problem that is sent in the place of another one. A member that is left out is not sent, except
 * `title` and `status`. Unknown members become extensions (RFC 9457, 3.2).
 */
export interface CustomProblem extends Partial<ProblemDetails> {
  /**
   * The language of the texts, which is no member of the body. It is sent as `Content-Language`
   * (RFC 9110, 8.5), in place of one in `headers`, and the page has it and its direction: from right to left for `ar`, `he`, `fa` or
   * `ku-Arab` (RFC 5646). The response then has `Vary: Accept-Language`.
   */
  readonly language?: string | undefined;
  /** The other texts of the page. They are no member of the body, either. */
  readonly pageTexts?: CustomPageTexts | undefined;
}

/**
 * The configuration; every option may be left out. Its functions are synchronous, except those whose
 * names begin with "on". If one throws or returns a promise, the response goes without its result, and
 * `onError` is called with the error.
 *
 * `PlatformArguments` are the types of what the platform gives beside the request, such as a Worker's
 * `env` and `ctx`. The adapter of a framework knows them.
 */
// biome-ignore lint/suspicious/noExplicitAny: each platform has its own
export interface ErrorsConfig<PlatformArguments extends readonly unknown[] = any[]> {
  /**
   * The system whose bodies are written: an export of `httpexc/dialects`. Default: problem details
   * (RFC 9457). The options `formats`, `template`, `pages` and `templateValues` need a dialect, if only
   * `problem`, because a larger module writes them.
   */
  readonly dialect?: Dialect | undefined;
  /**
   * Further media types, negotiated together with the dialect's own. Each function returns the content.
   * They need a `dialect`.
   */
  readonly formats?:
    | { readonly [mediaType: string]: (problem: ProblemDetails) => string | Uint8Array }
    | undefined;
  /** Headers of every error response. */
  readonly headers?: HeaderFields | ((request: Request) => HeaderFields | undefined) | undefined;
  /** Lets scripts of other origins read the responses. */
  readonly cors?: boolean | CorsOptions | undefined;
  /**
   * Makes the content of every response that has some. If it returns undefined, the dialect makes the
   * content.
   */
  readonly serializer?: Serializer | undefined;
  /** Makes the object of a JSON response in the dialect `webob`, as WebOb's `json_formatter` does. */
  readonly jsonFormatter?:
    | ((body: string, status: string, title: string, request: Request | undefined) => unknown)
    | undefined;
  /** Whether a 5xx shows its detail, unless the error itself sets `expose`. For development only. */
  readonly expose?: boolean | undefined;
  /** Whether the errors that are created here record a stack. Default: true, as for every 5xx. */
  readonly stack?: boolean | undefined;
  /**
   * The header that carries the id of a request, or a function that returns the id. The id is sent in
   * `X-Request-Id` (or in that header) and in the body, and `onError` gets it.
   */
  readonly requestId?: string | ((request: Request) => string) | undefined;
  /**
   * Returns the problem that is sent in the place of another one, in whichever format and dialect, or
   * undefined if that stays as it is. It gets a copy of what the client would see, and what it returns
   * cannot change the status or show the `detail` and the `errors` of a 5xx that hides them.
   */
  readonly customize?:
    | ((
        problem: ProblemDetails,
        context: CustomizeContext,
        ...platformArguments: PlatformArguments
      ) => CustomProblem | undefined)
    | undefined;
  /** A template that replaces the sentence of pages, with `${name}` for values. It needs a `dialect`. */
  readonly template?: string | undefined;
  /**
   * HTML pages by status (404), by the first digit of the status (4xx), or by the name of a class. They
   * need a `dialect`.
   */
  readonly pages?: { readonly [key: string]: string } | undefined;
  /**
   * The request values that templates may show: `method`, `path`, `query`, or names of headers. A
   * header that may be shown is in `Vary`; one that identifies a person, as `Cookie`, makes the
   * response `no-store`. They need a `dialect`.
   */
  readonly templateValues?: readonly string[] | undefined;
  /**
   * Decides first whether an error of another package keeps its `status` or `statusCode`: with true it
   * does, with false the response is a 500, and with undefined the rule of the adapter decides. Clients
   * see the text of an error that keeps its status alone if it has `expose: true`. If the function
   * throws, the response is a 500, and `onError` is called with what it threw, too.
   */
  readonly adopt?: ((error: unknown) => boolean | undefined) | undefined;
  /** The problems that the API declares: `defineProblems` of `httpexc/problems`. */
  readonly problems?: ProblemSet | undefined;
  /**
   * Whether the extensions of a declared problem are validated before they are sent. If they are not as
   * declared, or do not arrive because of their name or the dialect, the response is a 500, and the
   * `cause` of the error that `onError` gets says why; the body does not. For tests and development: in
   * production a wrong extension should not replace the error that has it. `toResponse` does not wait for
   * an asynchronous schema, and sends the error unchecked. Default: no.
   */
  readonly check?: boolean | undefined;
  /**
   * Called for every error response, a 4xx too, with its error, for metrics: also for a `Response` of 400
   * or more that was thrown, or that a handler of `on` returned for an error. A response that the wrapped
   * function returns is none of an error. It may be `async`; the response does not wait for it. `onError`
   * is called with what it throws. After the context come the arguments that the platform gave, as in
   * `onError`.
   */
  readonly onResponse?:
    | ((
        error: HTTPException,
        context: ErrorResponseContext,
        ...platformArguments: PlatformArguments
      ) => unknown)
    | undefined;
  /**
   * Called with every error whose details are hidden from the client: unexpected errors, 5xx and
   * refused redirects. It may be `async`; the response does not wait for it, and its own failure is
   * ignored. After the context come the arguments that the platform gave to a handler of `wrap`
   * beside the request, as a Worker's `env` and `ctx`, or what the framework gave to its adapter. If
   * one of them has a `waitUntil`, that gets the promise.
   *
   * Default: each error is written to `console.error`, once for each request
   * and without secrets. `null` switches the
   * log off.
   */
  readonly onError?:
    | ((
        error: HTTPException,
        context: ErrorContext,
        ...platformArguments: PlatformArguments
      ) => unknown)
    | null
    | undefined;
}

/** Makes the content of a response. If it returns undefined, the dialect makes the content. */
export type Serializer = (
  problem: ProblemDetails,
  request: Request | undefined,
  error: HTTPException,
) => SerializedBody | undefined;

/** The result of a handler: a response, the error to respond with, or undefined to go on as usual. */
export type Handled = Response | HTTPException | undefined;

/**
 * Handles an error that was thrown. After the request come the arguments that the platform gave to a
 * handler of `wrap` beside it, as a Worker's `env` and `ctx`. If it throws, the response is that of the error
 * it throws. If it returns or throws an error without a `cause`, what was thrown first becomes that.
 */
export type ErrorHandler<E = unknown> = (
  error: E,
  request: Request | undefined,
  // biome-ignore lint/suspicious/noExplicitAny: each platform has its own
  ...platformArguments: any[]
) => // A handler without a result has no return statement.
// biome-ignore lint/suspicious/noConfusingVoidType: `void` is the type of such a function
Handled | void | Promise<Handled | void>;
