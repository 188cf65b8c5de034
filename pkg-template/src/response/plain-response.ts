/** The response that needs no core: it has the right status and the right headers, and is plain. */

import { NO_BODY } from "../generated/statuses.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createResponseParts, findReasonPhrase } from "./create-parts.js";
import { createDutyHeaders } from "./duty-headers.js";

/**
 * Returns the plain response. It never throws.
 *
 * @param source - the source, whose location is validated
 */
export function createPlainResponse(
  source: ResponseSource,
  method: string | undefined,
): ResponseParts {
  const { status } = source;
  // The text is in English, whatever the language of the content would have been.
  const headers: Header[] = createDutyHeaders(source).filter(
    ([name]) => name !== "content-language",
  );
  if (!NO_BODY.includes(status)) {
    headers.push(
      ["content-type", "text/plain; charset=utf-8"],
      ["x-content-type-options", "nosniff"],
    );
  }
  const line = `${status} ${findReasonPhrase(source)}`.trimEnd();
  // A reason phrase is ASCII, so each character is one byte.
  const content = Uint8Array.from(`${line}\n`, (character) => character.charCodeAt(0));
  return createResponseParts(source, method, headers, content);
}

/** Returns a source without the user's own headers, for a platform that refuses one of them. */
export function removeUserHeaders(source: ResponseSource): ResponseSource {
  return { ...source, options: { ...source.options, headers: undefined } };
}
