/**
 * What the function `customize` makes of a problem, before any format is written. It gets what a client
 * may see, and nothing that it returns can change the status or show what a client may not see.
 */

import type { ProblemDetails } from "../index.js";
import type { AnyOptions, FieldError } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { findInvalidOption, type OptionsCopy } from "../options/find-option-problem.js";
import { formatJson } from "../response/json-text.js";
import { describeValue } from "../values/describe-value.js";
import { createEmptyRecord, createRecord, isObjectPrototype } from "../values/own-record.js";
import { requireSync } from "../values/sync-result.js";
import type { CustomPageTexts, ErrorsConfig } from "./config.js";
import { createErrorContext } from "./error-reporter.js";
import type { Attempt, ResponseContext } from "./request-context.js";
import { isLanguageTag } from "./text-format.js";

/** Members of an object, without those of `Object.prototype`. */
interface ProblemMembers {
  readonly [name: string]: unknown;
}

/** The members of a problem that are options of the error. */
const PLAIN_MEMBERS = ["type", "instance", "code", "retryable", "help"] as const;

/** The members that only clients see which may see the details. */
const DETAIL_MEMBERS = ["detail", "errors"] as const;

/** The members that are not sent as extensions of a problem. */
const UNEXTENDED_MEMBERS: ReadonlySet<string> = new Set([
  ...PLAIN_MEMBERS,
  ...DETAIL_MEMBERS,
  "title",
  "status",
]);

/** The members that `customize` may add, which are no members of a body. */
const UNSENT_MEMBERS = ["language", "pageTexts"] as const;

/** The names of the texts of a page. A type error tells if one is missing. */
const PAGE_TEXT_NAMES: { readonly [Name in keyof Required<CustomPageTexts>]: true } = {
  explanation: true,
  retrySentence: true,
  codeLabel: true,
  referenceLabel: true,
};

/** @throws TypeError always */
function throwMisfit(name: string, reason: string): never {
  throw new TypeError(`Cannot use the result of ${name}: ${reason}`);
}

/** Whether two values are the same in JSON. */
function isSameJson(value: unknown, other: unknown): boolean {
  return value === other || formatJson(value) === formatJson(other);
}

/** Whether an object is of no class. */
function isClassless(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || isObjectPrototype(prototype as object);
}

/**
 * Returns what `customize` gave for a problem, or undefined if the problem stays as it is.
 *
 * @throws TypeError if it gave something else than an object like a problem
 */
function parseCustomProblem(result: unknown): ProblemMembers | undefined {
  requireSync("customize", result);
  if (result === undefined) return undefined;
  if (typeof result !== "object" || result === null || Array.isArray(result)) {
    return throwMisfit("customize", `expected an object, not ${describeValue(result)}`);
  }
  // An error or a Response has no members of its own, so that nothing would be left of the problem.
  if (!isClassless(result)) {
    return throwMisfit("customize", "expected a problem, not an object of a class");
  }
  return createRecord(result as ProblemMembers);
}

/**
 * Returns the language of texts as a tag. The form of POSIX and of Java, `de_DE`, becomes `de-DE`.
 *
 * @throws TypeError if it is given and no tag (RFC 5646, 2.1)
 */
function parseLanguage(language: unknown): string | undefined {
  requireSync("customize.language", language);
  if (language === undefined || language === null) return undefined;
  const tag = typeof language === "string" ? language.replaceAll("_", "-") : language;
  if (isLanguageTag(tag)) return tag;
  const reason = `expected a language tag such as "de-DE", not ${describeValue(language)}`;
  return throwMisfit("customize.language", reason);
}

/** Returns the texts of the page. A text that cannot be used is reported, and left out. */
function parsePageTexts(given: unknown, attempt: Attempt): CustomPageTexts {
  const texts: { -readonly [Name in keyof CustomPageTexts]: CustomPageTexts[Name] } =
    createEmptyRecord<CustomPageTexts>();
  const members = attempt(() => {
    requireSync("customize.pageTexts", given);
    if (given === undefined || given === null) return undefined;
    if (typeof given === "object") return createRecord(given as ProblemMembers);
    return throwMisfit("customize.pageTexts", "it is not an object");
  });
  for (const [name, text] of Object.entries(members ?? {})) {
    attempt(() => {
      const path = `customize.pageTexts.${name}`;
      requireSync(path, text);
      if (!Object.hasOwn(PAGE_TEXT_NAMES, name)) throwMisfit(path, "it is no text of a page");
      if (text === undefined || text === null) return;
      if (typeof text !== "string") throwMisfit(path, "it is not a string");
      texts[name as keyof CustomPageTexts] = text as string;
    });
  }
  return texts;
}

/**
 * Returns field errors as the option has them. A pointer of the problem leads to the path that the error
 * was built with, so that each dialect can write it in its form.
 */
function parseFieldErrors(
  value: unknown,
  given: ProblemDetails["errors"] = [],
  originals: readonly FieldError[] = [],
): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    if (typeof item !== "object" || item === null) return item;
    const { detail: message, pointer, code, ...others } = createRecord(item as ProblemMembers);
    const index = given.findIndex((one) => one.pointer === pointer);
    const path = originals[index]?.path ?? pointer;
    return { path, code, message, ...others };
  });
}

/** Applies what `customize` gave for one problem. */
class Customization {
  readonly #members: ProblemMembers;
  readonly #given: ProblemDetails;
  readonly #source: ResponseSource;
  readonly #attempt: Attempt;

  /**
   * @param members - what `customize` gave
   * @param given - the problem that it got
   */
  constructor(
    members: ProblemMembers,
    given: ProblemDetails,
    source: ResponseSource,
    attempt: Attempt,
  ) {
    this.#members = members;
    this.#given = given;
    this.#source = source;
    this.#attempt = attempt;
  }

  /** Returns the source with what was customized. */
  apply(): ResponseSource {
    const { language, pageTexts } = this.#readUnsentMembers();
    const { explanation, retrySentence, codeLabel, referenceLabel } = parsePageTexts(
      pageTexts,
      this.#attempt,
    );
    const options: OptionsCopy = createRecord(this.#source.options ?? {});
    for (const name of PLAIN_MEMBERS) this.#setOption(options, name);
    if (this.#source.isExposed) for (const name of DETAIL_MEMBERS) this.#setOption(options, name);
    this.#setOption(options, "title");
    options.extensions = this.#listExtensions();
    this.#checkStatus();
    const hasOwnTitle = options.title !== this.#source.options?.title;
    return {
      ...this.#source,
      title: (hasOwnTitle ? options.title : undefined) ?? this.#source.title,
      explanation: explanation ?? this.#source.explanation,
      pageTexts: {
        language: this.#attempt(() => parseLanguage(language)),
        retrySentence,
        codeLabel,
        referenceLabel,
      },
      requestId: this.#readRequestId(),
      options,
    };
  }

  /**
   * Returns the members that are not sent. One that the problem itself has, and that comes back as it was,
   * is an extension of that name: the language of a program, for example.
   */
  #readUnsentMembers(): { readonly [Name in (typeof UNSENT_MEMBERS)[number]]?: unknown } {
    const unsent: { [name: string]: unknown } = {};
    for (const name of UNSENT_MEMBERS) {
      if (!this.#isUnchanged(name)) unsent[name] = this.#members[name];
    }
    return unsent;
  }

  /** Whether a member comes back as it was. */
  #isUnchanged(name: string): boolean {
    return Object.hasOwn(this.#given, name) && isSameJson(this.#members[name], this.#given[name]);
  }

  /** Sets an option to the member of its name. One that cannot be used is reported, and stays as it was. */
  #setOption(options: OptionsCopy, name: keyof ProblemDetails & keyof AnyOptions): void {
    // An option that is not changed keeps its form: a title of a class, or a path that is a list.
    if (this.#isUnchanged(name)) return;
    this.#attempt(() => {
      const member = requireSync(`customize.${name}`, this.#members[name] ?? undefined);
      if (member === undefined) {
        // Every problem has a title.
        if (name !== "title") delete options[name];
        return;
      }
      const errors = this.#source.options?.errors;
      const value =
        name === "errors" ? parseFieldErrors(member, this.#given.errors, errors) : member;
      const copy: OptionsCopy = createRecord({ [name]: value });
      const problem = findInvalidOption(this.#source.status, copy);
      if (problem) throwMisfit(`customize.${name}${problem.member ?? ""}`, `it ${problem.reason}`);
      Object.assign(options, copy);
    });
  }

  /**
   * Returns the members that a problem does not have by itself. One that cannot be sent is reported, and
   * stays as it was.
   */
  #listExtensions(): ProblemMembers | undefined {
    const { requestId, options } = this.#source;
    const originals: ProblemMembers = options?.extensions ?? {};
    const extensions: { [name: string]: unknown } = createEmptyRecord<ProblemMembers>();
    for (const [name, value] of Object.entries(this.#members)) {
      const isSent =
        this.#isUnchanged(name) || !(UNSENT_MEMBERS as readonly string[]).includes(name);
      const isId = name === "requestId" && requestId !== undefined;
      if (UNEXTENDED_MEMBERS.has(name) || isId || !isSent) continue;
      const keep = (): void => {
        if (Object.hasOwn(originals, name)) extensions[name] = originals[name];
      };
      const set = (): true => {
        requireSync(`customize.${name}`, value);
        if (value !== undefined && formatJson(value) === undefined) {
          throwMisfit(`customize.${name}`, "it cannot be written as JSON");
        }
        if (this.#isUnchanged(name)) keep();
        if (!Object.hasOwn(extensions, name)) extensions[name] = value;
        return true;
      };
      if (!this.#attempt(set)) keep();
    }
    return Object.keys(extensions).length > 0 ? extensions : undefined;
  }

  /** Returns the id that the body shows, or undefined if it was left out. */
  #readRequestId(): string | undefined {
    const { requestId } = this.#source;
    if (requestId === undefined) return undefined;
    const read = (): { readonly id: string | undefined } => {
      const id = requireSync("customize.requestId", this.#members["requestId"] ?? undefined);
      if (id !== undefined && typeof id !== "string") {
        throwMisfit("customize.requestId", "it is not a string");
      }
      return { id: id as string | undefined };
    };
    const result = this.#attempt(read);
    return result ? result.id : requestId;
  }

  /** Reports a status that is not that of the response, which `customize` cannot change. */
  #checkStatus(): void {
    const { status } = this.#members;
    const { status: sentStatus } = this.#source;
    if (status === undefined || status === sentStatus) return;
    this.#attempt(() => {
      throwMisfit("customize.status", `expected ${sentStatus}, not ${describeValue(status)}`);
    });
  }
}

/** Returns the source of a response with what `customize` makes of its problem. */
export function customizeSource(
  { customize }: ErrorsConfig,
  source: ResponseSource,
  createProblem: (source: ResponseSource) => ProblemDetails,
  { requestContext, requestId, attempt }: ResponseContext,
): ResponseSource {
  if (!customize) return source;
  // If the core fails, the response is plain, and keeps the headers of the configuration.
  const problem = attempt(() => createProblem(source));
  // A 204 and the like have no problem.
  if (problem?.status === undefined) return source;
  // The function may change its copy.
  const given = JSON.parse(JSON.stringify(problem)) as ProblemDetails;
  const members = attempt(() => {
    const retryAfter = source.options?.retryAfter;
    const context = createErrorContext(requestContext, {
      requestId: requestId?.id,
      retryAfter: retryAfter ?? undefined,
    });
    const { platformArguments = [] } = requestContext;
    return parseCustomProblem(customize(problem, context, ...platformArguments));
  });
  return members ? new Customization(members, given, source, attempt).apply() : source;
}

/**
 * Returns headers with the language of a response. It takes the place of any other, as a list would say that
 * the texts are for the readers of both (RFC 9110, 8.5).
 */
export function setContentLanguage(headers: readonly Header[], language: string): Header[] {
  const others = headers.filter(([name]) => name.toLowerCase() !== "content-language");
  return [...others, ["content-language", language]];
}
