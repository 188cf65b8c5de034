/** Sources of responses before anything is known of the error. All have the same members in the same order. */

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
