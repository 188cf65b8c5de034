/** The configuration's part in an error response, before it is written: headers, texts and pages. */

import type { HTTPException, ProblemDetails } from "../index.js";
import type { AnyOptions, HeaderFields } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { PageTexts, ResponseSource } from "../model/response-source.js";
import { validateHeaders } from "../options/headers.js";
import { describeValue } from "../values/describe-value.js";
import { createEmptyRecord, createRecord, pickMembers } from "../values/own-record.js";
import { requireSync } from "../values/sync-result.js";
import type { ErrorsConfig } from "./config.js";
import { createCorsHeaders } from "./cors.js";
import type { ResponseContext } from "./request-context.js";
import { createTemplateHeaders, readTemplateValues, toTemplateValue } from "./template-values.js";
import { isLanguageTag } from "./text-format.js";

/** Creates the headers that the configuration adds to a response. */
export function createConfigHeaders(
  { headers, cors }: ErrorsConfig,
  status: number,
  { requestContext, requestId, attempt }: ResponseContext,
): Header[] {
  const list: Header[] = [];
  const add = (create: () => HeaderFields | undefined): void => {
    const validHeaders = attempt(() => {
      const configHeaders = create();
      return configHeaders && validateHeaders(status, configHeaders);
    });
    list.push(...(validHeaders ?? []));
  };
  if (typeof headers !== "function") add(() => headers);
  else {
    const { request } = requestContext;
    if (request) add(() => requireSync("headers", headers(request)));
  }
  add(() => createCorsHeaders(cors, requestContext, requestId?.header, attempt));
  if (requestId) add(() => [[requestId.header, requestId.id]]);
  return list;
}

/** The headers and texts of a response in the reader's language. */
interface Localization {
  readonly headers: readonly Header[];
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly explanation: string | undefined;
  readonly pageTexts: PageTexts;
}

const LOCALIZED_TEXTS = [
  "language",
  "title",
  "detail",
  "explanation",
  "retrySentence",
  "codeLabel",
  "referenceLabel",
] as const;

/**
 * Returns the language of texts as a tag. The form of POSIX and of Java, `de_DE`, becomes `de-DE`.
 *
 * @throws TypeError if it is given and no tag (RFC 5646, 2.1)
 */
function parseLanguage(given: unknown): string | undefined {
  const language: unknown = requireSync("localize.language", given);
  if (language === undefined || language === null) return undefined;
  const tag = typeof language === "string" ? language.replaceAll("_", "-") : language;
  if (isLanguageTag(tag)) return tag;
  throw new TypeError(
    `Cannot localize a response: expected a language tag such as "de-DE", not ${describeValue(language)}`,
  );
}

/** Returns what `localize` makes of a problem, or undefined if there is no such function or no request. */
function localizeProblem(
  { localize }: ErrorsConfig,
  createProblem: () => ProblemDetails,
  retryAfter: number | Date | undefined,
  { requestContext, attempt }: ResponseContext,
): Localization | undefined {
  const request = localize && requestContext.request;
  if (!localize || !request) return undefined;
  // If the core fails, the response is plain, and keeps the headers of the configuration.
  const problem = attempt(createProblem);
  const localized =
    problem && attempt(() => requireSync("localize", localize(problem, request, { retryAfter })));
  // Reading a member may fail, too.
  const texts =
    attempt(() => pickMembers(localized, LOCALIZED_TEXTS)) ??
    createEmptyRecord<{ [name in (typeof LOCALIZED_TEXTS)[number]]: unknown }>();
  const readText = (name: (typeof LOCALIZED_TEXTS)[number]): string | undefined => {
    const text = attempt(() => requireSync(`localize.${name}`, texts[name]));
    return typeof text === "string" ? text : undefined;
  };
  const language = attempt(() => parseLanguage(texts.language));
  const headers: Header[] = [["vary", "Accept-Language"]];
  if (language !== undefined) headers.push(["content-language", language]);
  return {
    headers,
    title: readText("title"),
    detail: readText("detail"),
    explanation: readText("explanation"),
    pageTexts: {
      language,
      retrySentence: readText("retrySentence"),
      codeLabel: readText("codeLabel"),
      referenceLabel: readText("referenceLabel"),
    },
  };
}

/** Returns the page for an error: by the name of its class, by its status, or by the first digit of that. */
function findPage(
  { pages = {} }: ErrorsConfig,
  { status, isSealed }: ResponseSource,
  exception: HTTPException,
): string | undefined {
  const names = [`${status}`, `${Math.floor(status / 100)}xx`];
  if (!isSealed) names.unshift(exception.name);
  // A class may have the name of a member of every object, such as `constructor`.
  const name = names.find((key) => Object.hasOwn(pages, key) && pages[key] !== undefined);
  return name === undefined ? undefined : pages[name];
}

/** The parts of a response that the configuration adds to. */
export interface UnconfiguredResponse {
  readonly exception: HTTPException;
  readonly source: ResponseSource;
  /** The headers of {@link createConfigHeaders}. */
  readonly configHeaders: readonly Header[];
  /** Whether the configuration has formats beside the dialect's media types. */
  readonly hasFormats: boolean;
  /** Creates the problem of a source. */
  createProblem(source: ResponseSource): ProblemDetails;
}

/** Returns the source of an error's response with everything that the configuration adds to it. */
export function configureSource(
  config: ErrorsConfig,
  { exception, source, configHeaders, hasFormats, createProblem }: UnconfiguredResponse,
  context: ResponseContext,
): ResponseSource {
  let options: AnyOptions = createRecord(source.options ?? {});
  const isExposed = source.isExposed || (config.expose === true && options.expose === undefined);
  const createUnlocalizedProblem = () =>
    createProblem({ ...source, isExposed, options, errorClass: undefined });
  const localization = localizeProblem(
    config,
    createUnlocalizedProblem,
    options.retryAfter ?? undefined,
    context,
  );
  if (localization?.detail !== undefined && isExposed) {
    options = createRecord(options, { detail: localization.detail });
  }
  const headers: Header[] = [
    ...((options.headers ?? []) as Iterable<Header>),
    ...configHeaders,
    ...(localization?.headers ?? []),
    ...createTemplateHeaders(config.templateValues ?? []),
  ];
  const { requestContext, requestId, attempt } = context;
  const values = attempt(() => readTemplateValues(config.templateValues ?? [], requestContext));
  return {
    ...source,
    isExposed,
    errorClass: undefined,
    title: localization?.title ?? source.title,
    explanation: localization?.explanation ?? source.explanation,
    pageTexts: localization?.pageTexts,
    options: createRecord(options, { headers }),
    template: source.template ?? config.template,
    page: source.page ?? findPage(config, source, exception),
    requestId: requestId?.id,
    isNegotiated: hasFormats,
    values: [...(values ?? []), ...headers.map(toTemplateValue)],
  };
}
