/**
 * An error as an answer: what is asked of the core, what is kept of it, and what goes out when
 * the core fails.
 *
 * What is kept are bytes that depend on nothing but a class and a media type. Nothing of a request
 * is kept but the media type that its Accept value stands for.
 */

import { decode } from "#wasm";
import { NO_BODY } from "../generated/statuses.js";
import type {
  CachedContent,
  CachedHeaders,
  Header,
  ResponseParts,
} from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { BODY, DUTIES, HEADERS, type WriterModule } from "../wasm/writer-module.js";
import { hasHeaderOptions, packRecord } from "./pack.js";
import { findReasonPhrase } from "./plain-response.js";

/** The media type in which an error is given where nobody asked for another. */
const PROBLEM_JSON = 0;

/** Values beyond this length, or more of them than this, are not kept. */
const KEPT = 256;

/** A dialect of a core, and what it has written that depends on nothing but its key. */
export class ResponseWriter {
  readonly #core: WriterModule;
  readonly #dialect: number;
  readonly #further: string;
  readonly #accepted = new Map<string, number>();
  readonly #heads = new Map<number, CachedHeaders>();
  readonly #contents = new WeakMap<object, (CachedContent | undefined)[]>();

  /** @param further - media types that stand for choice beside the dialect's own */
  constructor(core: WriterModule, dialect: number, further: readonly string[] = []) {
    this.#core = core;
    this.#dialect = dialect;
    this.#further = further.map((type) => `${type},`).join("");
  }

  /** Gives the number of the media type that an Accept value asks for. */
  negotiate(accept: string | null | undefined): number {
    const value = typeof accept === "string" ? accept : "";
    if (value === "" && this.#dialect === 0) return PROBLEM_JSON;
    let media = this.#accepted.get(value);
    if (media === undefined) {
      media = this.#core.negotiate(this.#dialect, value, this.#further);
      if (value.length <= KEPT) {
        if (this.#accepted.size >= KEPT) this.#accepted.clear();
        this.#accepted.set(value, media);
      }
    }
    return media;
  }

  /** Gives the answer in a media type. It throws where the core does; {@link plain} never does. */
  write(source: ResponseSource, method: string | undefined, media: number): ResponseParts {
    const { status, options, errorClass: kind, representation } = source;
    // Only these options reach the header; without them it depends on status and media type alone.
    const common =
      this.#dialect === 0 &&
      !representation &&
      (options === undefined || !hasHeaderOptions(options));
    const key = status * 8 + media;
    let head = common ? this.#heads.get(key) : undefined;
    let content = kind && this.#contents.get(kind)?.[media];
    if (head === undefined || content === undefined) {
      const parts = (head === undefined ? HEADERS : 0) + (content === undefined ? BODY : 0);
      const made = this.#render(source, media, parts);
      if (head === undefined) {
        head = { list: parseHeaderLines(made.headers) };
        if (common) this.#heads.set(key, head);
      }
      if (content === undefined) {
        content = { bytes: kind ? made.body.slice() : made.body };
        if (kind) this.#keep(kind, media, content);
      }
    }
    return omitContent(
      source,
      method,
      head.list,
      content.bytes,
      common ? head : undefined,
      content,
    );
  }

  #keep(kind: object, media: number, content: CachedContent): void {
    const kept = this.#contents.get(kind);
    if (kept) kept[media] = content;
    else this.#contents.set(kind, Object.assign([], { [media]: content }));
  }

  #render(
    source: ResponseSource,
    media: number,
    parts: number,
  ): ReturnType<WriterModule["render"]> {
    return this.#core.render(this.#dialect, packRecord(source), source.status, media, parts);
  }

  /** Gives the header fields that do not depend on the body. */
  writeDutyHeaders(source: ResponseSource): Header[] {
    return parseHeaderLines(this.#render(source, PROBLEM_JSON, DUTIES).headers);
  }

  /** Gives the body in a media type as text. */
  writeText(source: ResponseSource, media: number): string {
    return decode(this.#render(source, media, BODY).body);
  }
}

/** Gives an answer whose content is not in the core's memory. */
export function copyFromCore(answer: ResponseParts): ResponseParts {
  const { body } = answer;
  // What is kept fills its memory; what the core has just made is a part of the core's.
  if (body === null || body.length === body.buffer.byteLength) return answer;
  const bytes = body.slice();
  return { ...answer, body: bytes, cachedContent: { bytes, text: decode(bytes) } };
}

/** Gives fields of which each but `Set-Cookie` is there once, as Fetch gives them. */
export function joinHeaders(fields: readonly Header[]): readonly Header[] {
  if (new Set(fields.map(([name]) => name)).size === fields.length) return fields;
  const lines = new Map<string, string>();
  const cookies: Header[] = [];
  for (const field of fields) {
    const [name, value] = field;
    const before = lines.get(name);
    if (name === "set-cookie") cookies.push(field);
    else lines.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return [...lines, ...cookies];
}

/** Leaves the content out where none belongs. */
export function omitContent(
  source: ResponseSource,
  method: string | undefined,
  fields: readonly Header[],
  content: Uint8Array,
  head?: CachedHeaders,
  written?: CachedContent,
): ResponseParts {
  const { status } = source;
  const statusText = findReasonPhrase(source);
  if (NO_BODY.includes(status)) return { status, statusText, headers: fields, body: null };
  if (method !== "HEAD")
    return {
      status,
      statusText,
      headers: fields,
      body: content,
      cachedHeaders: head,
      cachedContent: written,
    };
  const length: Header = ["content-length", String(content.length)];
  return { status, statusText, headers: [...fields, length], body: null };
}

function parseHeaderLines(lines: string): Header[] {
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
}
