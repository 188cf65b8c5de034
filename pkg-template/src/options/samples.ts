/** Sample options, for examples in the command line and in OpenAPI. */

import { DUTY_SAMPLES } from "../generated/option-details.js";
import type { AnyOptions } from "../model/options.js";
import { findInvalidOption } from "./find-option-problem.js";

/** Returns sample options that keep the duties of a status, or those of its duties that are given. */
export function createSampleOptions(
  status: number,
  duties: readonly { readonly field: string }[],
): AnyOptions {
  // No option keeps the duty of a 206: its Content-Range is a header of the caller's.
  const samples = duties
    .map(({ field }) => DUTY_SAMPLES[field] ?? {})
    .filter((options) => findInvalidOption(status, options) === undefined);
  return Object.assign({}, ...samples);
}
