// A handler in the three ways that the tests want it, and what the console was told.

import { HTTPGone } from "httpexc";
import { errorHandler } from "httpexc/next";
import { createErrors } from "httpexc/server";
import { configuration } from "./cases.mjs";

// The App Router and `pages` have this module each, and one console.
globalThis.logged ??= [];
const { logged } = globalThis;
console.error = (...given) => logged.push(given.map((one) => one?.stack ?? String(one)).join());

/** Gives what was logged since it was last asked. */
export const log = () => logged.splice(0);

/** Gives the handler by name: with no adapter, with one as it comes, with one that is configured. */
export function modes(handler) {
  const errors = createErrors(configuration());
  errors.on(RangeError, () => new HTTPGone("It was handled."));
  return {
    none: handler,
    usual: errorHandler()(handler),
    configured: errorHandler(errors)(handler),
  };
}
