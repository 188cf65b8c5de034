/** The headers of an error in the form that frameworks read. */

import type { HeaderFields } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { toHeaderList } from "../options/headers.js";
import { defineProperty } from "../values/define-property.js";

/** The headers of an error as frameworks read them: an object that is also iterable. */
export type FrameworkHeaders = { readonly [name: string]: string | string[] } & Iterable<
  [string, string]
>;

/** Returns headers by name. Values of one name are joined, except cookies, which are a list. */
export function createFrameworkHeaders(headers: readonly Header[]): FrameworkHeaders {
  const byName: { [name: string]: string | string[] } = {};
  defineProperty(byName, Symbol.iterator, {
    value: () => headers.map((header) => [...header])[Symbol.iterator](),
  });
  for (const [name, value] of headers) {
    const previous = Object.hasOwn(byName, name) ? byName[name] : undefined;
    if (name === "set-cookie") byName[name] = [...((previous as string[]) ?? []), value];
    else byName[name] = previous === undefined ? value : `${previous}, ${value}`;
  }
  return byName as FrameworkHeaders;
}

/**
 * Returns headers without those that an error has already. Code that spreads the headers of an error
 * and assigns the result would otherwise set them twice.
 */
export function removeKnownHeaders(headers: HeaderFields, known: FrameworkHeaders): HeaderFields {
  const pairs = toHeaderList(headers);
  if (!Array.isArray(pairs)) return headers;
  return pairs.filter(([name, value]) => known[`${name}`.toLowerCase()] !== value);
}
