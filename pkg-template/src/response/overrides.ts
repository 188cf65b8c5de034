/** The changes that a subclass makes to its responses by overriding methods. */

import type { ResponseMethods } from "../model/response-methods.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { BRAND } from "../model/symbols.js";
import { validateHeaders } from "../options/headers.js";
import { requireSync } from "../values/sync-result.js";
import { encodeText } from "../values/unicode.js";
import { createResponseParts } from "./create-parts.js";
import { CACHE_CONTROLS } from "./merge-headers.js";

/** The headers that describe the content. Only what writes the content sets them. */
const DESCRIBING_HEADERS = /^(content-(type|length|security-policy)|vary|x-content-type-options)$/;

/** Returns the prototype that declares the methods of an error, in whichever copy of the package. */
export function findOverriddenBase(error: ResponseMethods): ResponseMethods {
  let base: ResponseMethods = error;
  while (!Object.hasOwn(base, BRAND)) base = Object.getPrototypeOf(base);
  return base;
}

/** The methods that write content, each with the media types that it writes. */
const CONTENT_METHODS = {
  toJSON: /json/,
  toXML: /xml/,
  toHTML: /^text\/html/,
  toText: /^text\/plain/,
} as const;

/**
 * Whether an error overrides a method that writes content, or `toHeaders`. Every response needs to know, and
 * a read of a name that is written down takes a fifth of the time of one that is computed.
 */
function hasOverrides(error: ResponseMethods, base: ResponseMethods): boolean {
  return (
    error.toHeaders !== base.toHeaders ||
    error.toJSON !== base.toJSON ||
    error.toXML !== base.toXML ||
    error.toHTML !== base.toHTML ||
    error.toText !== base.toText
  );
}

/** Returns the content that an overridden method writes for a media type, or undefined if none does. */
function writeOverride(
  error: ResponseMethods,
  base: ResponseMethods,
  type: string,
): string | undefined {
  const names = Object.keys(CONTENT_METHODS) as (keyof typeof CONTENT_METHODS)[];
  const name = names.find(
    (method) => error[method] !== base[method] && CONTENT_METHODS[method].test(type),
  );
  if (name === undefined) return undefined;
  const content: unknown = requireSync(name, error[name]());
  return name === "toJSON" ? JSON.stringify(content) : (content as string);
}

/**
 * Returns the headers of an error whose `toHeaders` is overridden: those that describe the content, and
 * those of `toHeaders`.
 */
function overrideHeaders(
  error: ResponseMethods,
  status: number,
  headers: readonly Header[],
  addedHeaders: readonly Header[],
): readonly Header[] {
  const isUnstored = headers.some(
    ([name, value]) => name === "cache-control" && value === "no-store",
  );
  // A subclass cannot allow caches to store the response, nor change the validated location.
  const isKept = (name: string): boolean =>
    DESCRIBING_HEADERS.test(name) ||
    name === "location" ||
    (isUnstored && CACHE_CONTROLS.test(name));
  const own = [...requireSync("toHeaders", error.toHeaders())]
    .map(([name, value]): Header => [name.toLowerCase(), value])
    .filter(([name]) => name === "vary" || !isKept(name));
  return [
    ...headers.filter(([name]) => isKept(name)),
    ...validateHeaders(status, own),
    ...addedHeaders.filter(([name]) => !DESCRIBING_HEADERS.test(name)),
  ];
}

/**
 * Returns a response with the changes that the overridden methods of its error make. If there are none, it
 * is the same.
 *
 * @param base - the prototype that declares the methods
 * @param addedHeaders - headers that stay if `toHeaders` is overridden
 * @throws TypeError if `toHeaders` returns a header that cannot be sent; whatever an overridden method
 *   throws
 */
export function overrideParts(
  error: ResponseMethods,
  base: ResponseMethods,
  parts: ResponseParts,
  method: string | undefined,
  addedHeaders: readonly Header[] = [],
): ResponseParts {
  if (!hasOverrides(error, base)) return parts;
  const { status, statusText } = parts;
  const type = parts.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const text = writeOverride(error, base, type);
  let changedParts = parts;
  if (text !== undefined) {
    const others = parts.headers.filter(([name]) => name !== "content-length");
    changedParts = createResponseParts(status, statusText, method, others, encodeText(text));
  }
  if (error.toHeaders === base.toHeaders) return changedParts;
  const headers = overrideHeaders(error, status, changedParts.headers, addedHeaders);
  return { ...changedParts, headers, cachedHeaders: undefined };
}
