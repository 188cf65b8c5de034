/**
 * Writes responses with the core, and caches what the core wrote if it depends on nothing but a class,
 * a status and a media type. The cache holds nothing of a request but the media type that an `Accept`
 * value leads to.
 */

import { ResponsePartFlag } from "../generated/protocol.js";
import type { CachedHeaders, Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import type { RenderedParts, WriterModule } from "../wasm/writer-module.js";
import { createResponseParts, findReasonPhrase } from "./create-parts.js";
import { hasHeaderOptions, packRecord } from "./pack.js";

/** The number of `application/problem+json`, the media type if the request states no preference. */
export const PROBLEM_JSON = 0;

/** The length of the longest `Accept` value that is cached, and how many of them are. */
const MAX_CACHED = 256;

/** The content of a response as the core wrote it. */
type WrittenContent = Pick<RenderedParts, "body" | "bodyLength">;

/** Parts to which what is cached of them may be added. */
type MutableParts = { -readonly [Name in keyof ResponseParts]: ResponseParts[Name] };

/** A dialect of the core, and the cache of what it wrote. */
export class ResponseWriter {
  readonly #core: WriterModule;
  readonly #dialect: number;
  readonly #otherTypes: string;
  readonly #mediaByAccept = new Map<string, number>();
  readonly #headersByKey = new Map<number, CachedHeaders>();
  readonly #contentsByClass = new WeakMap<object, (WrittenContent | undefined)[]>();

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
    const { status, options, errorClass, representation } = source;
    // Without these, the headers depend on the status and the media type alone.
    const isCacheable =
      this.#dialect === 0 &&
      !representation &&
      (options === undefined || !hasHeaderOptions(options));
    // Further media types of the caller have numbers after those of the core, without a limit.
    const key = media * 1000 + status;
    let headers = isCacheable ? this.#headersByKey.get(key) : undefined;
    let content: WrittenContent | undefined =
      errorClass && this.#contentsByClass.get(errorClass)?.[media];
    if (headers === undefined || content === undefined) {
      const missing =
        (headers === undefined ? ResponsePartFlag.Headers : 0) +
        (content === undefined ? ResponsePartFlag.Body : 0);
      const written = this.#render(source, media, missing);
      if (headers === undefined) {
        headers = { list: parseHeaderLines(written.headers), fetchHeaders: undefined };
        if (isCacheable) this.#headersByKey.set(key, headers);
      }
      if (content === undefined) {
        content = { body: written.body, bodyLength: written.bodyLength };
        if (errorClass) this.#cacheContent(errorClass, media, content);
      }
    }
    const { body, bodyLength } = content;
    const statusText = findReasonPhrase(source);
    const { list } = headers;
    const parts: MutableParts = createResponseParts(
      status,
      statusText,
      method,
      list,
      body,
      bodyLength,
    );
    if (parts.body !== null) {
      parts.bodyLength = bodyLength;
      parts.cachedHeaders = isCacheable ? headers : undefined;
    }
    return parts;
  }

  #cacheContent(errorClass: object, media: number, content: WrittenContent): void {
    const contents = this.#contentsByClass.get(errorClass);
    if (contents) contents[media] = content;
    else this.#contentsByClass.set(errorClass, Object.assign([], { [media]: content }));
  }

  #render(source: ResponseSource, media: number, parts: number): RenderedParts {
    return this.#core.render(this.#dialect, packRecord(source), source.status, media, parts);
  }

  /** Returns the headers that do not depend on the body. @throws Error if the core fails */
  writeDutyHeaders(source: ResponseSource): Header[] {
    return parseHeaderLines(
      this.#render(source, PROBLEM_JSON, ResponsePartFlag.DutyHeaders).headers,
    );
  }

  /** Returns the body in a media type as text. @throws Error if the core fails */
  writeText(source: ResponseSource, media: number): string {
    return this.#render(source, media, ResponsePartFlag.Body).body;
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
