/** Sources of responses that have the least. All sources have the same members in the same order. */

import type { ResponseSource } from "../model/response-source.js";

/** A source that may still be changed. */
export type MutableSource = { -readonly [Name in keyof ResponseSource]: ResponseSource[Name] };

/** Returns a source that has a status, a title and the class whose cached content may be sent. */
export function createSource(
  status: number,
  title: string,
  errorClass: object | undefined,
): MutableSource {
  return {
    status,
    title,
    explanation: undefined,
    isExposed: false,
    options: undefined,
    errorClass,
    representation: undefined,
    template: undefined,
    page: undefined,
    isSealed: undefined,
    values: undefined,
    requestId: undefined,
    isNegotiated: undefined,
    pageTexts: undefined,
  };
}

/**
 * Returns the source of a response that reveals nothing of an error: not its texts, its headers or its
 * methods.
 *
 * @param errorClass - the class whose cached content may be sent
 */
export function createSealedSource(
  status: number,
  title: string,
  errorClass?: object,
): ResponseSource {
  const source = createSource(status, title, errorClass);
  source.isSealed = true;
  return source;
}

/**
 * The source of the 500 that is sent in place of a redirect to another origin, or of an object that no
 * constructor has built. It names neither.
 */
export const INTERNAL_ERROR_SOURCE: ResponseSource = /* @__PURE__ */ createSealedSource(
  500,
  "Internal Server Error",
);
