/** The parts of a response, from its headers and its content. */

import { NO_BODY, PHRASES } from "../generated/statuses.js";
import type { Header, ResponseContent, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createUncachedParts } from "./uncached-parts.js";

/** Returns the reason phrase: the error's own, the catalogue's, or the title if it is fit for one. */
export function findReasonPhrase({ status, title, options }: ResponseSource): string {
  if (options?.statusText !== undefined) return options.statusText;
  return PHRASES[status] ?? (/^[\x20-\x7e]{0,99}$/.test(title) ? title : "");
}

/**
 * Returns the parts of a response, whose body is null if the status or the method allows no content, or
 * if there is none. A response to a HEAD has the length of the content instead (RFC 9110, 9.3.2).
 *
 * @param contentLength - the number of bytes of the content
 */
export function createResponseParts(
  status: number,
  statusText: string,
  method: string | undefined,
  headers: readonly Header[],
  content: ResponseContent,
  contentLength = content.length,
): ResponseParts {
  if (NO_BODY.includes(status)) return createUncachedParts(status, statusText, headers, null);
  if (method === "HEAD") {
    const length: Header = ["content-length", String(contentLength)];
    return createUncachedParts(status, statusText, [...headers, length], null);
  }
  // From an empty text Fetch and Fastify would make a content type.
  return createUncachedParts(status, statusText, headers, contentLength === 0 ? null : content);
}

/** Returns headers with one value per name, as Fetch has them. Cookies stay separate (RFC 6265, 3). */
export function joinHeaders(headers: readonly Header[]): readonly Header[] {
  if (new Set(headers.map(([name]) => name)).size === headers.length) return headers;
  const values = new Map<string, string>();
  const cookies: Header[] = [];
  for (const header of headers) {
    const [name, value] = header;
    const previous = values.get(name);
    if (name === "set-cookie") cookies.push(header);
    else values.set(name, previous === undefined ? value : `${previous}, ${value}`);
  }
  return [...values, ...cookies];
}
