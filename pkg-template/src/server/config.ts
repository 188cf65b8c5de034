/** How {@link createErrors} is told what to do. */

import type { HTTPException } from "../errors/http-exception.js";
import type { HeaderFields } from "../model/options.js";
import type { ProblemDetails } from "../model/problem-details.js";

/** The systems whose bodies can be written. */
export type DialectName = "problem" | "falcon" | "werkzeug" | "webob" | "discord";

/** A body of your own making. */
export interface SerializedBody {
  /** Its content type. */
  readonly type: string;
  /** The content. */
  readonly body: string | Uint8Array;
}

/** Which origins may read an answer (Fetch, 3.2). */
export interface CorsOptions {
  /**
   * `*`, an origin as browsers send it (`https://app.example`, without a slash at the end), several,
   * or a function that says `true` of one. Default: `*`.
   */
  readonly origin?: string | readonly string[] | ((origin: string) => boolean) | undefined;
  /** Whether credentials may be sent. Then the origin is named, and never `*`. */
  readonly credentials?: boolean | undefined;
  /** Header fields that scripts may read. Default: retry and quota advice, and the request's id. */
  readonly exposeHeaders?: readonly string[] | undefined;
}

/** What is known when something is reported. */
export interface ErrorContext {
  /** The request, where there is one. */
  readonly request: Request | undefined;
  /** Its id, where ids are asked for. */
  readonly requestId: string | undefined;
}

/** What replaces parts of a problem for a reader of another language. */
export type Localized = Partial<Pick<ProblemDetails, "title" | "detail">> & {
  /** The language that the texts are in, for `Content-Language` (RFC 9110, 8.5). */
  readonly language?: string | undefined;
};

/**
 * The configuration; every part may be left out. No function of it is waited for: what is made of one
 * that throws, or gives a promise, is left out of the answer, and `onError` is told.
 */
export interface ErrorsConfig {
  /** The system whose bodies are written. Default: problem, problem details of RFC 9457. */
  readonly dialect?: DialectName | undefined;
  /** Further media types, negotiated beside the dialect's own: each gives its bytes. */
  readonly formats?:
    | { readonly [mediaType: string]: (problem: ProblemDetails) => string | Uint8Array }
    | undefined;
  /** Header fields of every answer that is made here. */
  readonly headers?: HeaderFields | ((request: Request) => HeaderFields | undefined) | undefined;
  /** Lets other origins read the answers, too. */
  readonly cors?: boolean | CorsOptions | undefined;
  /** Makes the content of every answer that has some; nothing leaves it to the dialect. */
  readonly serializer?: Serializer | undefined;
  /** Makes the object of a JSON answer in the webob dialect, as WebOb's `json_formatter` does. */
  readonly jsonFormatter?:
    | ((body: string, status: string, title: string, request: Request | undefined) => unknown)
    | undefined;
  /** Whether a 5xx that does not say so itself shows its detail. For development only. */
  readonly expose?: boolean | undefined;
  /** Whether the errors that are made here record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /**
   * The field that carries the id of a request, or a function that gives the id. It goes into
   * `X-Request-Id` (or that field), the body and `onError`.
   */
  readonly requestId?: string | ((request: Request) => string) | undefined;
  /** Gives texts in the reader's language; `Vary: Accept-Language` goes out with them. */
  readonly localize?:
    | ((problem: ProblemDetails, request: Request) => Localized | undefined)
    | undefined;
  /** What pages say in place of the sentence, with `${name}` for values. */
  readonly template?: string | undefined;
  /** HTML pages by status (404), by family (4xx), or by the name of a class. */
  readonly pages?: { readonly [key: string]: string } | undefined;
  /** What templates may show of a request: `method`, `path`, `query`, or names of header fields. */
  readonly templateValues?: readonly string[] | undefined;
  /**
   * Is told of everything that a client is not: unexpected errors, 5xx, refused redirects. It may be
   * `async`, and is not waited for; that it fails is told nobody.
   */
  readonly onError?: ((error: HTTPException, context: ErrorContext) => void) | undefined;
}

/** The options that `createErrors` knows. @internal */
export const KNOWN: ReadonlySet<string> = new Set([
  "dialect",
  "formats",
  "headers",
  "cors",
  "serializer",
  "jsonFormatter",
  "expose",
  "stack",
  "requestId",
  "localize",
  "template",
  "pages",
  "templateValues",
  "onError",
]);

/** Makes the content of an answer; nothing leaves it to the dialect. */
export type Serializer = (
  problem: ProblemDetails,
  request: Request | undefined,
  error: HTTPException,
) => SerializedBody | undefined;

/** What a handler may give: an answer, an error to answer with, or nothing to go on as usual. */
export type Handled = Response | HTTPException | undefined;

/** Deals with an error that was thrown; what it throws is answered in its place. */
export type ErrorHandler<E = unknown> = (
  error: E,
  request: Request | undefined,
) => // A handler that gives nothing is written without a return.
// biome-ignore lint/suspicious/noConfusingVoidType: that is what `void` says of a function
Handled | void | Promise<Handled | void>;
