/** Headers in the forms in which users give them. This file knows no other option. */

import type { HeaderFields } from "../model/option-values.js";
import type { Header } from "../model/response-parts.js";
import { toList } from "../values/lists.js";
import { HEADER_VALUE, hasForm, TOKEN } from "./forms.js";
import { createOptionError } from "./option-error.js";
import { isGiven } from "./run-time-values.js";

/**
 * Returns headers as a list of pairs of name and value, or whatever is no object as it is. A header whose
 * value is `undefined`, `null` or `NaN` is left out. Items that are no such pairs stay as they are, and
 * {@link checkHeaderList} finds them.
 */
export function toHeaderList(headers: unknown): unknown {
  if (typeof headers !== "object" || !headers) return headers;
  if (Symbol.iterator in headers) {
    const pairs = [...(headers as Iterable<unknown>)].map((item) => toList(item));
    return pairs.filter((pair) => pair.length !== 2 || isGiven(pair[1]));
  }
  return Object.entries(headers).flatMap(([name, value]) =>
    toList<unknown>(value)
      .filter(isGiven)
      .map((item) => [name, typeof item === "number" ? String(item) : item]),
  );
}

/** Returns what is wrong with headers as {@link toHeaderList} returns them. */
export function checkHeaderList(pairs: unknown, status: number): string | undefined {
  if (!Array.isArray(pairs)) return "is not an object";
  for (const [name, value] of pairs) {
    if (!hasForm(TOKEN, name)) return "has a field name that is not a token";
    if (status >= 300 && status < 400 && /^location$/i.test(name)) {
      return "has a Location, which is an option of its own";
    }
    if (!hasForm(HEADER_VALUE, value)) return `has a value for ${name} that no field can hold`;
  }
  return undefined;
}

/**
 * Returns headers as pairs of name and value.
 *
 * @throws TypeError if they are not an object, a name is not a token (RFC 9110, 5.6.2), or a value has
 *   characters that no header can hold (RFC 9110, 5.5)
 */
export function validateHeaders(status: number, headers: HeaderFields): readonly Header[] {
  const pairs = toHeaderList(headers);
  const reason = checkHeaderList(pairs, status);
  if (reason !== undefined) {
    throw createOptionError(status, { option: "headers", reason });
  }
  return pairs as readonly Header[];
}
