/**
 * Writes responses with the core, and caches what the core wrote if it depends on nothing but a class,
 * a status, a media type and a plain detail. The cache holds nothing of a request but the media type that an
 * `Accept` value leads to, and no detail.
 */

import { ResponsePartFlag } from "../generated/protocol.js";
import type { CachedHeaders, Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import type { RenderedParts, WriterModule } from "../wasm/writer-module.js";
import {
  ClassContent,
  canFillGap,
  findOnlyDetail,
  markDetail,
  type WrittenContent,
} from "./class-content.js";
import { createResponseParts, findReasonPhrase } from "./create-parts.js";
import { hasHeaderOptions, packRecord } from "./pack.js";

/** The number of `application/problem+json`, the media type if the request states no preference. */
export const PROBLEM_JSON = 0;

/** The length of the longest `Accept` value that is cached, and how many of them are. */
const MAX_CACHED = 256;

/** Parts to which what is cached of them may be added. */
type MutableParts = { -readonly [Name in keyof ResponseParts]: ResponseParts[Name] };

/** A dialect of the core, and the cache of what it wrote. */
export class ResponseWriter {
  readonly #core: WriterModule;
  readonly #dialect: number;
  readonly #otherTypes: string;
  readonly #mediaByAccept = new Map<string, number>();
  readonly #headersByKey = new Map<number | undefined, CachedHeaders>();
  readonly #contentsByClass = new WeakMap<object, (ClassContent | undefined)[]>();

  /** @param otherTypes - media types that can be chosen beside those of the dialect */
  constructor(core: WriterModule, dialect: number, otherTypes: readonly string[] = []) {
    this.#core = core;
    this.#dialect = dialect;
    this.#otherTypes = otherTypes.map((type) => `${type},`).join("");
  }

  /** Returns the number of the media type that an `Accept` value leads to (RFC 9110, 12.5.1). */
  negotiate(accept: string | null | undefined): number {
    const value = typeof accept === "string" ? accept : "";
    if (value === "" && this.#dialect === 0) return PROBLEM_JSON;
    let media = this.#mediaByAccept.get(value);
    if (media === undefined) {
      media = this.#core.negotiate(this.#dialect, value, this.#otherTypes);
      if (value.length <= MAX_CACHED) {
        if (this.#mediaByAccept.size >= MAX_CACHED) this.#mediaByAccept.clear();
        this.#mediaByAccept.set(value, media);
      }
    }
    return media;
  }

  /**
   * Returns the response in a media type.
   *
   * @throws Error if the core fails; `createJsonResponse` is the response then
   */
  write(source: ResponseSource, method: string | undefined, media: number): ResponseParts {
    const content = this.#findContent(source, media);
    const key = this.#findHeadersKey(source, media);
    let headers = this.#headersByKey.get(key);
    const missing =
      (headers === undefined ? ResponsePartFlag.Headers : 0) +
      (content === undefined ? ResponsePartFlag.Body : 0);
    const written = missing === 0 ? undefined : this.#render(source, media, missing);
    headers ??= this.#cacheHeaders(key, written?.headers ?? "");
    const { body, bodyLength } = content ?? (written as RenderedParts);
    const parts: MutableParts = createResponseParts(
      source.status,
      findReasonPhrase(source),
      method,
      headers.list,
      body,
      bodyLength,
    );
    if (parts.body !== null) {
      parts.bodyLength = bodyLength;
      parts.cachedHeaders = key === undefined ? undefined : headers;
    }
    return parts;
  }

  /** Returns the headers that do not depend on the body. @throws Error if the core fails */
  writeDutyHeaders(source: ResponseSource): Header[] {
    // No media type has this number.
    const key = this.#findHeadersKey(source, -1);
    let headers = this.#headersByKey.get(key);
    if (headers === undefined) {
      const written = this.#render(source, PROBLEM_JSON, ResponsePartFlag.DutyHeaders);
      headers = this.#cacheHeaders(key, written.headers);
    }
    return headers.list.map(([name, value]): Header => [name, value]);
  }

  /** Returns the body in a media type as text. @throws Error if the core fails */
  writeText(source: ResponseSource, media: number): string {
    const content =
      this.#findContent(source, media) ?? this.#render(source, media, ResponsePartFlag.Body);
    return content.body;
  }

  /** Returns the key of headers, or undefined if they depend on more than the status and the media type. */
  #findHeadersKey(source: ResponseSource, media: number): number | undefined {
    const { status, options, representation } = source;
    if (this.#dialect !== 0 || representation) return undefined;
    if (findOnlyDetail(source) === undefined && hasHeaderOptions(options ?? {})) return undefined;
    // Further media types of the caller have numbers after those of the core, without a limit.
    return media * 1000 + status;
  }

  /** Returns the headers of lines. They are cached if they have a key. */
  #cacheHeaders(key: number | undefined, lines: string): CachedHeaders {
    const headers = { list: parseHeaderLines(lines), fetchHeaders: undefined };
    if (key !== undefined) this.#headersByKey.set(key, headers);
    return headers;
  }

  /**
   * Returns the content, or undefined if it depends on more than the class and a detail that fits into a gap.
   */
  #findContent(source: ResponseSource, media: number): WrittenContent | undefined {
    const { errorClass, representation } = source;
    const detail = findOnlyDetail(source);
    if (errorClass === undefined || detail === undefined) return undefined;
    // "always" is the default of this dialect.
    if (representation && (representation !== "always" || this.#dialect !== 0)) return undefined;
    // Other dialects have rules of their own for texts.
    const hasGap = detail !== "";
    if (hasGap && (this.#dialect !== 0 || !canFillGap(detail, source, media))) return undefined;
    let contents = this.#contentsByClass.get(errorClass);
    if (contents === undefined) {
      contents = [];
      this.#contentsByClass.set(errorClass, contents);
    }
    const place = media * 2 + Number(hasGap);
    let content = contents[place];
    if (!content?.hasTextsOf(source)) {
      const marked = hasGap ? markDetail(source) : source;
      const written = this.#render(marked, media, ResponsePartFlag.Body);
      content = new ClassContent(source, written, hasGap);
      contents[place] = content;
    }
    return content.fill(detail);
  }

  #render(source: ResponseSource, media: number, parts: number): RenderedParts {
    return this.#core.render(this.#dialect, packRecord(source), source.status, media, parts);
  }
}

/** Parses `name: value` lines, each of which ends with a line feed. */
function parseHeaderLines(lines: string): Header[] {
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
}
