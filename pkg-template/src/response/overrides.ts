/** The changes that a subclass makes to its responses by overriding methods. */

import type { ResponseMethods } from "../model/response-methods.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { BRAND } from "../model/symbols.js";
import { validateHeaders } from "../options/headers.js";
import { requireSync } from "../values/sync-result.js";
import { encodeText } from "../values/unicode.js";
import { createResponseParts } from "./create-parts.js";
import { CACHE_CONTROLS } from "./merge-headers.js";
import { createUncachedParts } from "./uncached-parts.js";

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

const CONTENT_METHOD_NAMES = Object.keys(CONTENT_METHODS) as (keyof typeof CONTENT_METHODS)[];

/** Returns the content that an overridden method writes for a media type, or undefined if none does. */
function writeOverride(
  error: ResponseMethods,
  base: ResponseMethods,
  type: string,
): string | undefined {
  const name = CONTENT_METHOD_NAMES.find((method) => CONTENT_METHODS[method].test(type));
  if (name === undefined || error[name] === base[name]) return undefined;
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
 * Returns a response with the changes that the overridden methods of its error make.
 *
 * @param addedHeaders - headers that stay if `toHeaders` is overridden
 * @throws TypeError if `toHeaders` returns a header that cannot be sent; whatever an overridden method
 *   throws
 */
export function applyOverrides(
  error: ResponseMethods,
  base: ResponseMethods,
  parts: ResponseParts,
  method: string | undefined,
  addedHeaders: readonly Header[] = [],
): ResponseParts {
  const { status, statusText } = parts;
  let { headers, body } = parts;
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const text = writeOverride(error, base, type);
  if (text !== undefined) {
    const others = headers.filter(([name]) => name !== "content-length");
    ({ headers, body } = createResponseParts(status, statusText, method, others, encodeText(text)));
  }
  if (error.toHeaders !== base.toHeaders) {
    headers = overrideHeaders(error, status, headers, addedHeaders);
  }
  return createUncachedParts(status, statusText, headers, body);
}

/** Returns a response with the changes of overridden methods, if a subclass overrides one of the base's. */
export function overrideParts(
  error: ResponseMethods,
  base: ResponseMethods,
  parts: ResponseParts,
  method: string | undefined,
): ResponseParts {
  const isOverridden =
    error.toHeaders !== base.toHeaders ||
    CONTENT_METHOD_NAMES.some((name) => error[name] !== base[name]);
  return isOverridden ? applyOverrides(error, base, parts, method) : parts;
}
