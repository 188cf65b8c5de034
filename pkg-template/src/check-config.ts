/** Judges what {@link createErrors} is given. */

import { checked } from "./check.js";
import { type DialectName, type ErrorsConfig, KNOWN } from "./errors-config.js";
import type { ProblemDetails } from "./problem-details.js";

/** A media type of the user's, and what writes it. */
export type Format = readonly [
  type: string,
  write: (problem: ProblemDetails) => string | Uint8Array,
];

const DIALECTS: readonly DialectName[] = ["problem", "falcon", "werkzeug", "webob", "discord"];

/**
 * Gives the number of the dialect and the formats of a configuration.
 *
 * @throws TypeError where an option is unknown or cannot be used
 */
export function judgedConfig(config: ErrorsConfig): {
  readonly dialect: number;
  readonly formats: readonly Format[];
} {
  for (const name of Object.keys(config)) {
    if (!KNOWN.has(name)) throw new TypeError(`Cannot create errors: ${name} is not an option`);
  }
  const { dialect = "problem" } = config;
  const number = DIALECTS.indexOf(dialect);
  if (number < 0) {
    throw new TypeError(`Cannot create errors: dialect is none of ${DIALECTS.join(", ")}`);
  }
  const formats = Object.entries(config.formats ?? {});
  for (const [type, write] of formats) {
    if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) || typeof write !== "function") {
      throw new TypeError(
        `Cannot create errors: formats has no media type and function at ${type}`,
      );
    }
  }
  // Judged now, so that a mistake shows before the first error does.
  if (typeof config.headers === "object") checked(500, { headers: config.headers });
  return { dialect: number, formats };
}
