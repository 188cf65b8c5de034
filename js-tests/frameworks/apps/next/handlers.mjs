// Wraps a handler in three ways, and records the console messages.

import { HTTPGone } from "httpexc";
import { falcon } from "httpexc/dialects";
import { errorHandler } from "httpexc/next";
import { createErrors } from "httpexc/server";
import { createConfiguration } from "./cases.mjs";

// The App Router and `pages` each have their own copy of this module, and share the console.
globalThis.messages ??= [];
const { messages } = globalThis;
console.error = (...args) => messages.push(args.map((one) => one?.stack ?? String(one)).join());

/** Returns the messages since the last call. */
export const readLog = () => messages.splice(0);

/** Returns a handler without an adapter, with the default one, and with a configured one. */
export function createModes(handler) {
  const errors = createErrors(createConfiguration(falcon));
  errors.on(RangeError, () => new HTTPGone("It was handled."));
  return {
    none: handler,
    default: errorHandler()(handler),
    configured: errorHandler(errors)(handler),
  };
}
