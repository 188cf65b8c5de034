/** What frameworks look for on an error, or put there. */

import type { HTTPException } from "./http-exception.js";

/** What single frameworks look for. Each may be assigned, because frameworks do that, too. */
export const FRAMEWORK_MEMBERS: { readonly [name: string]: (error: HTTPException) => unknown } = {
  // React Router tells its own errors by this.
  internal: () => false,
  // The public problem, where React Router and h3 look for it.
  data: (error) => error.toJSON(),
  // hapi answers for what Boom made or seems to have made.
  isBoom: () => true,
  output: (error) => {
    const { status: statusCode, statusText, message, headers } = error;
    const payload = { statusCode, error: statusText, message };
    const output = { statusCode, payload, headers: { ...headers } };
    // hapi and its plugins write into it, so it is made once.
    defineOwnProperty(error, "output", output);
    return output;
  },
};

/** Gives an error a property of its own that no listing of them shows. */
export function defineOwnProperty(error: object, name: string, value: unknown): void {
  Object.defineProperty(error, name, { configurable: true, writable: true, value });
}

/** Lets all that can only be read be assigned: a framework that marks an error must not fail for it. */
export function allowAssignment(prototype: object): void {
  for (const [name, has] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (!has.get || has.set) continue;
    const set = function (this: object, value: unknown) {
      defineOwnProperty(this, name, value);
    };
    Object.defineProperty(prototype, name, { ...has, set });
  }
}
