/** A schema of types alone: {@link type}. */

import type { StandardSchema } from "../model/standard-schema.js";

/**
 * Returns a schema for extensions of a type, which validates nothing: a page that uses it contains no
 * validator. Its JSON Schema, for OpenAPI and the documentation, is given as `jsonSchema` in the declaration.
 *
 * @example
 * ```ts
 * import { defineProblems, type } from "httpexc/problems";
 *
 * const songs = defineProblems("https://api.example/problems/", {
 *   SongUnknown: { status: 404, extensions: type<{ song: number }>() },
 * });
 * console.assert(new songs.SongUnknown({ song: 7 }).extensions.song === 7);
 * ```
 */
export function type<Extensions extends object>(): StandardSchema<Extensions> {
  return {
    "~standard": {
      version: 1,
      vendor: "httpexc",
      validate: (value) => ({ value: value as Extensions }),
    },
  };
}
