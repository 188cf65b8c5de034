/** The options that single statuses take, because those require or may have a header. */

import { DUTY_SPECS, REQUIRED_OPTIONS } from "../generated/duty-specs.js";
import type { DutyForm, OptionSpec } from "../generated/option-specs.js";
import type { OptionProblem } from "../model/option-problem.js";
import type { AnyOptions } from "../model/options.js";
import type { ConstructorOptions } from "../model/response-source.js";
import { READ } from "../model/symbols.js";
import { DUTY_CHECKS } from "./duty-checks.js";
import type { FormCheck } from "./forms.js";

/** What the validation knows of these options. */
export interface DutyOptionSet {
  readonly specs: { readonly [option: string]: OptionSpec };
  /** The check of each form that common options do not have. */
  readonly checks: { readonly [form in DutyForm]: FormCheck };
  /** Returns the option that a status requires and the options leave out, or two that exclude each other. */
  findProblem(status: number, options: ConstructorOptions | undefined): OptionProblem | undefined;
}

function findProblem(
  status: number,
  options: ConstructorOptions | undefined,
): OptionProblem | undefined {
  if (options?.addSlash && options.location !== undefined) {
    return { option: "location", reason: "and addSlash exclude each other" };
  }
  const required: { readonly [status: number]: string | undefined } = REQUIRED_OPTIONS;
  const option = required[status];
  if (option === undefined || options?.[option as keyof AnyOptions] !== undefined) return undefined;
  // Neither a ready response nor a response that was read needs the duties of its status.
  if (options?.response || options?.[READ]) return undefined;
  if (option === "location" && options?.addSlash) return undefined;
  return { option, rule: "missing", reason: "is missing" };
}

/** All of these options. */
export const DUTY_OPTIONS: DutyOptionSet = {
  specs: DUTY_SPECS,
  checks: DUTY_CHECKS,
  findProblem,
};
