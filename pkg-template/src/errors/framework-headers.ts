/** The header fields of an error in the shape that frameworks read. */

import type { HeaderFields } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { toHeaderPairs } from "../options/headers.js";

/** The header fields of an error as frameworks read them: an object that is also iterable. */
export type FrameworkHeaders = { readonly [name: string]: string | string[] } & Iterable<
  [string, string]
>;

/** Gives the fields by name. Those of one name are joined, but for cookies, which are listed. */
export function createFrameworkHeaders(fields: readonly Header[]): FrameworkHeaders {
  const headers: { [name: string]: string | string[] } = Object.create(Object.prototype, {
    [Symbol.iterator]: { value: () => fields.map((field) => [...field])[Symbol.iterator]() },
  });
  for (const [name, value] of fields) {
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (name === "set-cookie") headers[name] = [...((before as string[]) ?? []), value];
    else headers[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers as FrameworkHeaders;
}

/** Gives fields without those that are known, as whoever spreads an error's fields gives them again. */
export function removeKnownHeaders(fields: HeaderFields, known: FrameworkHeaders): HeaderFields {
  if (typeof fields !== "object" || !fields) return fields;
  const further = [...toHeaderPairs(fields)] as Header[];
  return further.filter(([name, value]) => known[`${name}`.toLowerCase()] !== value);
}
