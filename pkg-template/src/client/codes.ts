/** {@link codes}: classes of the user's for the codes of an API. */

import { type ExceptionClass, isHTTPException } from "../index.js";
import { throwOptionError, validateOptionNames } from "./validate-options.js";

const TASK = "register codes";

/** Classes by the codes that an API gives its errors. */
export type CodeMap = { readonly [code: string]: ExceptionClass };

/**
 * Classes of your own for the codes of an API: {@link codes} makes it, and the functions that read
 * answers take it as the option of that name.
 *
 * @example
 * ```ts
 * import { HTTPBadRequest } from "httpexc";
 * import { Codes, codes } from "httpexc/client";
 *
 * class InvalidForm extends HTTPBadRequest {}
 * const registry: Codes = codes({ 50035: InvalidForm });
 * console.assert(registry.get(50035) === InvalidForm && registry.get("toString") === undefined);
 * ```
 */
export class Codes {
  readonly #classes: ReadonlyMap<string, ExceptionClass>;

  /** @internal */
  constructor(map: CodeMap, before?: Codes) {
    const classes = new Map(before ? before.#classes : []);
    for (const [code, kind] of Object.entries(validateOptionNames(map, TASK))) {
      // Of a class that is none of this package's no error could be read.
      if (typeof kind !== "function" || !isHTTPException(kind.prototype)) {
        throwOptionError(TASK, `there is no class for ${code}`);
      }
      classes.set(code, kind);
    }
    this.#classes = classes;
  }

  /** Gives the class for a code; numbers and their digits are the same. */
  get(code: string | number | null): ExceptionClass | undefined {
    return code === null ? undefined : this.#classes.get(`${code}`);
  }

  /** Gives a registry with more classes; those of a code that is here already take its place. */
  and(map: CodeMap): Codes {
    return new Codes(map, this);
  }
}

/**
 * Gives a registry of classes for the codes of an API. An error answer with such a code becomes an
 * instance of its class, whatever its status. The class is built with one object of options, as every
 * class of this package; where its constructor throws, the class for the status stands in.
 *
 * @throws TypeError where there is no class of this package, or one that extends it, for a code
 * @example
 * ```ts
 * import { HTTPBadRequest } from "httpexc";
 * import { codes, fromResponse } from "httpexc/client";
 *
 * class InvalidForm extends HTTPBadRequest {}
 * const response = Response.json({ code: 50035, message: "Invalid form" }, { status: 400 });
 * const error = await fromResponse(response, { codes: codes({ 50035: InvalidForm }) });
 * console.assert(error instanceof InvalidForm && error.code === 50035);
 * ```
 */
export function codes(map: CodeMap): Codes {
  return new Codes(map);
}

/** Gives the registry of an option, which may be a mere mapping. */
export function toCodes(option: Codes | CodeMap | undefined): Codes | undefined {
  return option === undefined || option instanceof Codes ? option : new Codes(option);
}
