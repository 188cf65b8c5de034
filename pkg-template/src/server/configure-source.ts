/** The configuration's part in an error response, before it is written: headers, texts and pages. */

import type { HTTPException, ProblemDetails } from "../index.js";
import type { AnyOptions, HeaderFields } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { validateHeaders } from "../options/headers.js";
import { createRecord } from "../values/own-record.js";
import { requireSync } from "../values/sync-result.js";
import type { ErrorsConfig } from "./config.js";
import { createCorsHeaders } from "./cors.js";
import { customizeSource, setContentLanguage } from "./customize-source.js";
import type { ResponseContext } from "./request-context.js";
import { createTemplateHeaders, readTemplateValues, toTemplateValue } from "./template-values.js";

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
  const expose = source.options?.expose;
  const isExposed = source.isExposed || (config.expose === true && expose === undefined);
  const uncustomized: ResponseSource = {
    ...source,
    isExposed,
    errorClass: undefined,
    requestId: context.requestId?.id,
  };
  const customized = customizeSource(config, uncustomized, createProblem, context);
  const options: AnyOptions = createRecord(customized.options ?? {});
  const language = customized.pageTexts?.language;
  const ownHeaders = [...((options.headers ?? []) as Iterable<Header>), ...configHeaders];
  const headers: Header[] = [
    ...(language === undefined
      ? ownHeaders
      : setContentLanguage([...ownHeaders, ["vary", "Accept-Language"]], language)),
    ...createTemplateHeaders(config.templateValues ?? []),
  ];
  const { requestContext, attempt } = context;
  const values = attempt(() => readTemplateValues(config.templateValues ?? [], requestContext));
  return {
    ...customized,
    options: createRecord(options, { headers }),
    template: source.template ?? config.template,
    page: source.page ?? findPage(config, source, exception),
    isNegotiated: hasFormats,
    values: [...(values ?? []), ...headers.map(toTemplateValue)],
  };
}
