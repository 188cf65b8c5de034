/**
 * Defines the classes of browsers. Bundlers leave out a class that a page does not use, which they cannot
 * do with all declarations. A response may need a class that is left out: then it is created, and if a
 * chunk of the page that is loaded later uses it, it is the same.
 */

import { knownPhrases } from "../values/known-phrases.js";

/** A class of errors whose constructor bundlers and subclasses may call with anything. */
// biome-ignore lint/suspicious/noExplicitAny: each class has options of its own
type BaseClass = new (...args: any[]) => { readonly status: number };

/** The classes by status. */
const classes = /* @__PURE__ */ new Map<number, BaseClass>();

/** Returns the name of the class of a status with a phrase: HTTPNotFound for "Not Found". */
function formatClassName(phrase: string): string {
  const words = phrase.replaceAll("'", "");
  const name = words.replaceAll(/(?:^|[ -])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return name.startsWith("HTTP") ? name : `HTTP${name}`;
}

/** Returns the class of a status, which is created if there is none. */
export function defineClass<Base extends BaseClass>(
  status: number,
  phrase: string,
  base: Base,
): Base {
  knownPhrases[status] = phrase;
  let errorClass = classes.get(status);
  if (errorClass === undefined) {
    errorClass = class extends (base as BaseClass) {
      static readonly status = status;
      static override readonly name = formatClassName(phrase);
    };
    classes.set(status, errorClass);
  }
  return errorClass as Base;
}
