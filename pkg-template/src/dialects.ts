/**
 * The systems whose error bodies `createErrors` and the adapters can write. They write by a larger module
 * of the core, which a program has only if it imports this entry.
 *
 * @module
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { falcon } from "httpexc/dialects";
 * import { createErrors } from "httpexc/server";
 *
 * const errors = createErrors({ dialect: falcon });
 * const response = await errors.respond(new HTTPNotFound("There is no such song."));
 * console.assert((await response.text()).includes('"title": "404 Not Found"'));
 * ```
 */

export * from "./dialects/generated/values.js";
export type { DialectName } from "./generated/protocol.js";
export type { Dialect } from "./model/dialect.js";
