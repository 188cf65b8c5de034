/** {@link codes}: your own classes for the codes of an API. */

import { type ExceptionClass, isHTTPException } from "../index.js";
import { CODES } from "../model/symbols.js";
import { defineProperty } from "../values/define-property.js";
import { copyOwnOptions, throwOptionError } from "../values/option-names.js";
import { readMember } from "../values/safe-read.js";

/** Classes by the codes, or the type URIs, that an API gives its errors. */
export type CodeMap = { readonly [code: string]: ExceptionClass };

/**
 * Your own classes for the codes of an API: {@link codes} creates it, and the functions that read
 * responses take it as the option `codes`.
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
    for (const [code, errorClass] of Object.entries(copyOwnOptions(map, "register codes"))) {
      // A read error is an instance of this class, so it has to be one of this package.
      if (typeof errorClass !== "function" || !isHTTPException(errorClass.prototype)) {
        throwOptionError("register codes", `there is no class for ${code}`);
      }
      classes.set(code, errorClass);
    }
    this.#classes = classes;
  }

  /** Returns the class for a code. A number and its decimal digits are the same code. */
  get(code: string | number | null): ExceptionClass | undefined {
    return code === null ? undefined : this.#classes.get(`${code}`);
  }

  /** Creates a registry that has more classes. A class replaces the one that its code has here. */
  and(map: CodeMap): Codes {
    return new Codes(map, this);
  }
}

// A static block would be refused by the Babel preset of React Native.
defineProperty(Codes.prototype, CODES, { value: true });

/**
 * Creates a registry of classes for the codes of an API, or for its type URIs (RFC 9457, 3.1.1). An
 * error response with such a type or code becomes an instance of its class, whatever its status is.
 * If both have a class, the type decides.
 *
 * The class is called with one object of options, like every class of this package. If its
 * constructor takes other arguments first, such as an id, these are `undefined` and the options come
 * after them. If it still throws, or gives no options to its base, the error is an instance
 * of the class that was created without the constructor, so that fields which the constructor sets
 * are missing.
 *
 * @throws TypeError if a code has no class of this package and none that extends one
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

/**
 * Returns the registry that an option stands for: the option may also be a plain mapping.
 *
 * @throws TypeError if a code has no class of this package
 */
export function resolveCodes(option: Codes | CodeMap | undefined): Codes | undefined {
  return option === undefined || isCodes(option) ? option : new Codes(option);
}

/** Whether a value is a registry, of this copy of the package or another. */
function isCodes(value: unknown): value is Codes {
  return readMember(value, CODES) === true;
}
