/** The classes of statuses in browsers: those that the page uses, and others created on demand. */

import { defineClass } from "../errors/define-class.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../errors/families.js";
import { OTHER_PHRASES, REGISTERED_PHRASES } from "../generated/phrases.js";
import { knownPhrases } from "../values/known-phrases.js";
import type { TitledClass } from "./status-classes.js";

/** The base of the classes of a family, by the first digit of its statuses. */
const FAMILIES: { readonly [family: number]: typeof HTTPOk } = {
  2: HTTPOk,
  3: HTTPRedirection as unknown as typeof HTTPOk,
  4: HTTPClientError,
  5: HTTPServerError,
};

/** Returns the class for a status. An unknown one counts as the x00 of its family (RFC 9110, 15). */
export function findClassByStatus(status: number): TitledClass {
  // A status without a class has a title, too.
  Object.assign(knownPhrases, OTHER_PHRASES, REGISTERED_PHRASES);
  const family = Math.floor(status / 100);
  const base = FAMILIES[family];
  if (base === undefined) return findClassByStatus(500);
  const known = REGISTERED_PHRASES[status] === undefined ? family * 100 : status;
  if (known === 200) return HTTPOk as unknown as TitledClass;
  const phrase = REGISTERED_PHRASES[known] as string;
  return defineClass(known, phrase, base) as unknown as TitledClass;
}
