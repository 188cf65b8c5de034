/** Sources of responses that reveal nothing of an error: not its texts, its headers or its methods. */

import type { ResponseSource } from "../model/response-source.js";

/**
 * Returns the source of a response that only has a status.
 *
 * @param errorClass - the class whose cached content may be sent
 */
export function createSealedSource(
  status: number,
  title: string,
  errorClass?: object,
): ResponseSource {
  return {
    status,
    title,
    errorClass,
    isSealed: true,
    isExposed: false,
    explanation: undefined,
    options: undefined,
    representation: undefined,
    template: undefined,
    page: undefined,
    values: undefined,
    requestId: undefined,
    isNegotiated: undefined,
    pageTexts: undefined,
  };
}

/**
 * The source of the 500 that is sent in place of a redirect to another origin, or of an object that no
 * constructor has built. It names neither.
 */
export const INTERNAL_ERROR_SOURCE: ResponseSource = /* @__PURE__ */ createSealedSource(
  500,
  "Internal Server Error",
);
