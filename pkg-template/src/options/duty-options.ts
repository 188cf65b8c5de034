/** The options that single statuses take, because those require or may have a header. */

import { DUTY_SPECS, REQUIRED_OPTIONS } from "../generated/duty-specs.js";
import type { DutyForm, OptionSpec } from "../generated/option-specs.js";
import { DUTY_CHECKS } from "./duty-checks.js";
import type { FormCheck } from "./forms.js";

/** What the validation knows of these options. */
export interface DutyOptionSet {
  readonly specs: { readonly [option: string]: OptionSpec };
  /** The check of each form that common options do not have. */
  readonly checks: { readonly [form in DutyForm]: FormCheck };
  /** The option that a status requires. */
  readonly required: { readonly [status: number]: string | undefined };
}

/** All of these options. */
export const DUTY_OPTIONS: DutyOptionSet = {
  specs: DUTY_SPECS,
  checks: DUTY_CHECKS,
  required: REQUIRED_OPTIONS,
};
