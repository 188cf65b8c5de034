/**
 * The content of responses that differ in nothing but the detail. Most errors are built from a class and a
 * detail, and most details are plain text. So the core writes the content once, with a mark where the detail
 * stands, and later details are put into that gap. A detail with a character that the format would escape is
 * left to the core.
 */

import { MediaType } from "../generated/protocol.js";
import type { AnyOptions } from "../model/options.js";
import type { ConstructorOptions, ResponseSource } from "../model/response-source.js";
import { PART } from "../model/symbols.js";
import { createRecord } from "../values/own-record.js";
import type { RenderedParts } from "../wasm/writer-module.js";

/** The content of a response as the core wrote it. */
export type WrittenContent = Pick<RenderedParts, "body" | "bodyLength">;

/** Text in place of a detail. No format escapes it. */
const DETAIL_MARK = "httpexc detail 5f1c07b3";

/** Details of printable ASCII characters that JSON writes as they are (RFC 8259, 7). */
const PLAIN_IN_JSON = /^[ !#-[\]-~]+$/;

/** Details of characters that JSON, HTML, XML and plain text write as they are. */
const PLAIN_EVERYWHERE = /^[ !#-%(-;=?-[\]-~]+$/;

/** Options that change no response. */
const UNSEEN_OPTIONS: readonly string[] = ["cause", "originalError", "stack", "expose"];

/**
 * Returns the detail that clients may see, or "" if there is none. Returns undefined if the response depends
 * on further options, or if its detail is empty, which is not the same as none.
 */
export function findOnlyDetail({ options, isExposed }: ResponseSource): string | undefined {
  if (options === undefined) return "";
  if ((options as ConstructorOptions)[PART] !== undefined) return undefined;
  let detail = "";
  for (const name of Object.keys(options) as (keyof AnyOptions)[]) {
    const value = options[name];
    if (value === undefined || UNSEEN_OPTIONS.includes(name)) continue;
    if (name !== "detail" || value === "") return undefined;
    if (isExposed) detail = value as string;
  }
  return detail;
}

/**
 * Whether a detail can be put into a gap: the format writes it without escapes, and the title does not have
 * the text that marks the gap.
 */
export function canFillGap(detail: string, { title }: ResponseSource, media: number): boolean {
  // In Markdown it depends on its neighbours whether a character is escaped.
  if (media >= MediaType.TextMarkdown || title.includes(DETAIL_MARK)) return false;
  const isJson = media <= MediaType.ApplicationJson;
  return (isJson ? PLAIN_IN_JSON : PLAIN_EVERYWHERE).test(detail);
}

/** Returns a source that has the mark as its detail. */
export function markDetail(source: ResponseSource): ResponseSource {
  return { ...source, options: createRecord({ detail: DETAIL_MARK }) };
}

/** The content of the errors of a class, with a gap for the detail if they have one. */
export class ClassContent {
  readonly #title: string;
  readonly #explanation: string | undefined;
  readonly #texts: readonly string[];
  readonly #length: number;

  /**
   * @param content - the content, which has the mark where the detail stands
   * @param hasGap - whether the content has a detail
   */
  constructor(
    { title, explanation }: ResponseSource,
    { body, bodyLength }: WrittenContent,
    hasGap: boolean,
  ) {
    this.#title = title;
    this.#explanation = explanation;
    this.#texts = hasGap ? body.split(DETAIL_MARK) : [body];
    this.#length = bodyLength - DETAIL_MARK.length * (this.#texts.length - 1);
  }

  /** Whether the texts of the class are still the same: they may be those of a getter. */
  hasTextsOf({ title, explanation }: ResponseSource): boolean {
    return title === this.#title && explanation === this.#explanation;
  }

  /** Returns the content with a detail that is written as it is, or with "" if there is no gap. */
  fill(detail: string): WrittenContent {
    const gaps = this.#texts.length - 1;
    return { body: this.#texts.join(detail), bodyLength: this.#length + detail.length * gaps };
  }
}
