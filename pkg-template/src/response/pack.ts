/** Packs the source of a response into a record, which the core reads. */

import { HEADER_OPTIONS, LIST_TAGS, TEXT_TAGS } from "../generated/header-options.js";
import { Tag } from "../generated/protocol.js";
import { PHRASES } from "../generated/statuses.js";
import type { AnyOptions, Challenge } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ConstructorOptions, PageTexts, ResponseSource } from "../model/response-source.js";
import { PART } from "../model/symbols.js";
import { toList } from "../values/lists.js";
import { ProblemRecord } from "../wasm/problem-record.js";
import { formatJson, formatJsonMembers } from "./json-text.js";
import { readChallenge, readFieldError, readHelp } from "./nested-options.js";

const HEADER_OPTION_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set(HEADER_OPTIONS);

/** Whether one of the options sets a header. */
export function hasHeaderOptions(options: AnyOptions): boolean {
  // An error has few options. To read each name that sets a header takes 25 times as long in Bun.
  return Object.entries(options).some(
    ([name, value]) => value !== undefined && HEADER_OPTION_NAMES.has(name),
  );
}

/** Returns the record of a source. It holds no text that clients may not see. */
export function packRecord(source: ResponseSource): ProblemRecord {
  const { status, title, options } = source;
  const record = new ProblemRecord();
  record.add(Tag.Representation, source.representation);
  record.add(Tag.RequestId, source.requestId);
  if (source.isNegotiated) record.add(Tag.Negotiated, "");
  packTemplate(record, source);
  if (title !== PHRASES[status]) record.add(Tag.Title, title);
  if (hasClassTitle(options)) record.add(Tag.ClassTitle, "");
  record.add(Tag.Explanation, source.explanation);
  packPageTexts(record, source.pageTexts);
  if (options === undefined) return record;
  packProblem(record, options, source.isExposed);
  if (hasHeaderOptions(options)) packHeaders(record, options);
  return record;
}

/** Whether an error has the title of its class for a part of the request. Dialects may have another one. */
function hasClassTitle(options: ConstructorOptions | undefined): boolean {
  return options?.[PART] !== undefined && options.title === undefined;
}

function packTemplate(record: ProblemRecord, { template, page, values }: ResponseSource): void {
  if (template === undefined && page === undefined) return;
  record.add(Tag.Template, template);
  record.add(Tag.Page, page);
  for (const [name, value] of values ?? []) {
    record.add(Tag.ValueName, name);
    record.add(Tag.ValueText, value);
  }
}

function packPageTexts(record: ProblemRecord, texts: PageTexts | undefined): void {
  if (texts === undefined) return;
  record.add(Tag.Language, texts.language);
  record.add(Tag.RetrySentence, texts.retrySentence);
  record.add(Tag.CodeLabel, texts.codeLabel);
  record.add(Tag.ReferenceLabel, texts.referenceLabel);
}

function packProblem(record: ProblemRecord, options: AnyOptions, isExposed: boolean): void {
  const { code, retryable, help, extensions } = options;
  record.add(Tag.Reason, options.statusText);
  if (isExposed) {
    record.add(Tag.Detail, options.detail);
    record.add(Tag.Comment, options.comment);
    if (options.errors?.length)
      record.add(Tag.Errors, formatJson(options.errors.map(readFieldError)));
  }
  record.add(Tag.Type, options.type);
  record.add(Tag.Instance, options.instance);
  if (code !== undefined) {
    record.add(typeof code === "number" ? Tag.CodeNumber : Tag.Code, String(code));
  }
  if (retryable !== undefined) record.add(Tag.Retryable, String(retryable));
  if (help !== undefined) {
    const { href, text } = readHelp(help);
    record.add(Tag.HelpHref, href);
    record.add(Tag.HelpText, text);
  }
  if (extensions !== undefined) record.add(Tag.Extensions, formatJsonMembers(extensions));
}

function packHeaders(record: ProblemRecord, options: AnyOptions): void {
  if (options.allow !== undefined) {
    record.add(Tag.Allow, "");
    for (const method of toList(options.allow)) record.add(Tag.Method, method);
  }
  for (const challenge of toList(options.challenges ?? [])) packChallenge(record, challenge);
  for (const [option, tag] of LIST_TAGS) {
    for (const item of toList(options[option] ?? [])) record.add(tag, item);
  }
  for (const [option, tag] of TEXT_TAGS) record.add(tag, options[option]);
  if (options.location !== undefined) record.add(Tag.Location, String(options.location));
  const { retryAfter } = options;
  if (typeof retryAfter === "number") record.add(Tag.RetrySeconds, formatWholeNumber(retryAfter));
  else if (retryAfter) record.add(Tag.RetryAt, formatWholeNumber(retryAfter.getTime() / 1000));
  if (options.length !== undefined) {
    record.add(Tag.Length, formatWholeNumber(options.length));
    record.add(Tag.Unit, options.unit);
  }
  // The headers of validated options are pairs.
  for (const [name, value] of (options.headers ?? []) as Iterable<Header>) {
    record.add(Tag.HeaderName, name);
    record.add(Tag.HeaderValue, value);
  }
}

function packChallenge(record: ProblemRecord, challenge: Challenge): void {
  if (typeof challenge === "string") {
    record.add(Tag.Challenge, challenge);
    return;
  }
  const { scheme, token68, params } = readChallenge(challenge);
  record.add(Tag.Scheme, scheme);
  record.add(Tag.Token68, token68);
  for (const [name, value] of params) {
    record.add(Tag.ParamName, name);
    record.add(Tag.ParamValue, value);
  }
}

/** Returns a number rounded up, in digits: large numbers would otherwise have an exponent. */
function formatWholeNumber(number: number): string {
  return `${BigInt(Math.ceil(number))}`;
}
