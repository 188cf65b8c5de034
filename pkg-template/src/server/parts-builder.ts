/** Builds the response of an error of this package by a configuration. */

import { MEDIA_TYPES } from "../generated/protocol.js";
import { HTTPException, type ProblemDetails } from "../index.js";
import type { ProblemWriter } from "../model/core-slot.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { CREATE_WRITER, PROBLEM_WRITER } from "../model/symbols.js";
import { joinHeaders } from "../response/create-parts.js";
import { createJsonResponse, writeProblemJson } from "../response/json-writer.js";
import { findOverriddenBase, overrideParts } from "../response/overrides.js";
import { resolveRedirect } from "../response/redirect-target.js";
import { readUrl } from "../response/request-like.js";
import { INTERNAL_ERROR_SOURCE } from "../response/sealed-source.js";
import { PROBLEM_JSON } from "../response/writer.js";
import type { ErrorsConfig } from "./config.js";
import { configureSource, createConfigHeaders } from "./configure-source.js";
import { applyCustomBody } from "./custom-body.js";
import { setContentLanguage } from "./customize-source.js";
import { formatDialectImport } from "./dialect-import.js";
import type { ResponseContext } from "./request-context.js";
import type { ConfigValidation, FormatWriter } from "./validate-config.js";

/** The options that change nothing in the source of a response. */
const SOURCE_NEUTRAL_OPTIONS: ReadonlySet<string> = new Set([
  "dialect",
  "serializer",
  "jsonFormatter",
  "stack",
  "onError",
  "onResponse",
]);

const NO_HEADERS: readonly Header[] = [];

/** Returns the source of a redirect with its location, or that of a 500 if it leads elsewhere. */
function resolveTarget(
  source: ResponseSource,
  { requestContext, attempt }: ResponseContext,
): ResponseSource {
  // Only a redirect needs the URL, for which Node's request must become a Fetch `Request`.
  const resolve = () => resolveRedirect(source, readUrl(requestContext.request));
  return attempt(resolve) ?? INTERNAL_ERROR_SOURCE;
}

/** An error, and what its response is made from. */
interface ErrorResponse {
  readonly exception: HTTPException;
  readonly source: ResponseSource;
  /** The headers that the configuration adds. */
  readonly configHeaders: readonly Header[];
}

/** The parts of an error's response, and what is sent in their place if the platform refuses them. */
export interface ErrorParts extends ResponseParts, ErrorResponse {}

/** Builds the parts of error responses by one configuration. */
export class PartsBuilder {
  readonly #config: ErrorsConfig;
  // In browsers, this entry brings the core.
  readonly #problemWriter = HTTPException[PROBLEM_WRITER]() as ProblemWriter;
  readonly #writer: ProblemWriter;
  readonly #formats: readonly FormatWriter[];
  /** Whether no option changes the source of a response. */
  readonly #isSourceNeutral: boolean;
  /** Whether an option adds headers to a response. */
  readonly #hasHeaders: boolean;
  /** The classes whose template or page was reported, because there is no dialect that writes it. */
  readonly #reportedClasses = new WeakSet<object>();

  /**
   * @param config - the validated configuration; a serializer that is set there later is used
   * @param validation - the result of its validation
   */
  constructor(config: ErrorsConfig, { formats }: ConfigValidation) {
    this.#config = config;
    this.#formats = formats;
    this.#isSourceNeutral = Object.keys(config).every(
      (name) => SOURCE_NEUTRAL_OPTIONS.has(name) || !config[name as keyof ErrorsConfig],
    );
    const { headers, cors, requestId } = config;
    this.#hasHeaders = [headers, cors, requestId].some(Boolean);
    const mediaTypes = formats.map(([type]) => type.toLowerCase());
    this.#writer = config.dialect?.[CREATE_WRITER](mediaTypes) ?? this.#problemWriter;
  }

  /**
   * Builds the parts of an error's response. Headers of one name are joined, except cookies. If the
   * core fails, they are problem details as JSON, whatever the dialect and the request's `Accept`.
   */
  build(exception: HTTPException, base: ResponseSource, context: ResponseContext): ErrorParts {
    const { requestContext, attempt, onProblem } = context;
    const { accept, method } = requestContext;
    const target = base.status < 400 ? resolveTarget(base, context) : base;
    const configHeaders = this.#hasHeaders
      ? createConfigHeaders(this.#config, target.status, context)
      : NO_HEADERS;
    const source = this.#configureSource(exception, target, configHeaders, context);
    if (onProblem) attempt(() => onProblem(this.#createProblem(source, context)));
    const media = attempt(() => this.#writer.negotiate(accept));
    // A core that has failed is not called again for the same response, and is reported once.
    const dialectParts =
      media === undefined ? undefined : attempt(() => this.#writer.write(source, method, media));
    const response = { exception, source, configHeaders };
    const parts = dialectParts
      ? this.#customize(dialectParts, media as number, response, context)
      : this.#customize(createJsonResponse(source, method), PROBLEM_JSON, response, context);
    return {
      status: parts.status,
      statusText: parts.statusText,
      // Cached headers are those of the core alone, which writes each name once.
      headers: parts.cachedHeaders ? parts.headers : joinHeaders(parts.headers),
      body: parts.body,
      bodyLength: parts.bodyLength,
      cachedHeaders: parts.cachedHeaders,
      exception,
      source,
      configHeaders,
    };
  }

  /** Returns the source with everything that the configuration adds to it. */
  #configureSource(
    exception: HTTPException,
    ownSource: ResponseSource,
    configHeaders: readonly Header[],
    context: ResponseContext,
  ): ResponseSource {
    const source = this.#removeUnwritablePage(exception, ownSource, context);
    // If nothing is added, the content that is cached for the class can be sent.
    const hasPage = (source.template ?? source.page) !== undefined;
    if (this.#isSourceNeutral && !hasPage) return source;
    const hasFormats = this.#formats.length > 0;
    const createProblem = (uncustomized: ResponseSource) =>
      this.#createProblem(uncustomized, context);
    const response = { exception, source, configHeaders, hasFormats, createProblem };
    return configureSource(this.#config, response, context);
  }

  /**
   * Returns the source without its template and its page if there is no dialect that writes them. They
   * are reported once for each class.
   */
  #removeUnwritablePage(
    exception: HTTPException,
    source: ResponseSource,
    { attempt }: ResponseContext,
  ): ResponseSource {
    const option = source.template === undefined ? "page" : "template";
    if (this.#config.dialect !== undefined || source[option] === undefined) return source;
    attempt(() => this.#reportUnwritablePage(exception, option));
    return { ...source, template: undefined, page: undefined };
  }

  /** @throws TypeError at the first error of a class */
  #reportUnwritablePage(exception: HTTPException, option: "page" | "template"): void {
    if (this.#reportedClasses.has(exception.constructor)) return;
    this.#reportedClasses.add(exception.constructor);
    throw new TypeError(
      `Cannot write the ${option} of ${exception.name}: it needs a dialect. ${formatDialectImport("problem")}`,
    );
  }

  /** Creates the problem that a source describes, with all of its members. */
  #createProblem(source: ResponseSource, { attempt }: ResponseContext): ProblemDetails {
    const problem = { ...source, representation: "always" } as const;
    const json =
      attempt(() => this.#problemWriter.writeText(problem, PROBLEM_JSON)) ??
      writeProblemJson(problem);
    return JSON.parse(json || "{}") as ProblemDetails;
  }

  /** Returns the parts with the content of the error's class and of the configuration's functions. */
  #customize(
    parts: ResponseParts,
    media: number,
    response: ErrorResponse,
    context: ResponseContext,
  ): ResponseParts {
    const { exception, source, configHeaders } = response;
    const { requestContext, attempt } = context;
    const { method } = requestContext;
    const language = source.pageTexts?.language;
    const override = (): ResponseParts =>
      overrideParts(exception, findOverriddenBase(exception), parts, method, configHeaders);
    let classParts = source.isSealed ? parts : (attempt(override) ?? parts);
    if (language !== undefined && classParts !== parts) {
      // A subclass that has headers of its own does not know in which language `customize` wrote.
      classParts = { ...classParts, headers: setContentLanguage(classParts.headers, language) };
    }
    const { serializer, jsonFormatter } = this.#config;
    if (!serializer && !jsonFormatter && this.#formats.length === 0) return classParts;
    const replace = () => this.#replaceBody(classParts, media, response, context);
    return attempt(replace) ?? classParts;
  }

  /** Returns the parts with the content that functions of the configuration make, if there are any. */
  #replaceBody(
    parts: ResponseParts,
    media: number,
    { exception, source }: ErrorResponse,
    context: ResponseContext,
  ): ResponseParts {
    const hasHeader = (header: string) => parts.headers.some(([name]) => name === header);
    const hasContent = hasHeader("x-content-type-options") && hasHeader("content-type");
    if (!hasContent) return parts;
    // A format for a media type of the dialect's takes the dialect's place.
    const format =
      this.#formats[media - MEDIA_TYPES.length] ??
      this.#formats.find(([type]) => type.toLowerCase() === MEDIA_TYPES[media]);
    const { serializer, jsonFormatter, dialect } = this.#config;
    const isWebobJson = dialect?.name === "webob" && MEDIA_TYPES[media] === "application/json";
    const writers = {
      serializer,
      format,
      jsonFormatter: isWebobJson ? jsonFormatter : undefined,
      createProblem: () => this.#createProblem(source, context),
      writeJson: () => this.#writer.writeText(source, media),
    };
    return applyCustomBody(writers, parts, context.requestContext, exception);
  }
}
