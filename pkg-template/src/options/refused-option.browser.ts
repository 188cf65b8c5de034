/** The same in browsers, without a suggestion. */

import type { OptionSpec } from "../generated/option-specs.js";

/** Returns that an option is none of a status. */
export function describeRefusedOption(
  _option: string,
  _status: number,
  _spec: OptionSpec | undefined,
): string {
  return "is not an option of it";
}
