/**
 * Finds what is wrong with the options of an error, as data. `validate.ts` makes the messages of the
 * constructors from it; the command line and `openapi()` use the data itself.
 */

import { OPTION_SPECS, type OptionSpec } from "../generated/option-specs.js";
import type { OptionProblem } from "../model/option-problem.js";
import type { AnyOptions } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ConstructorOptions } from "../model/response-source.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { findDutyOptions } from "./find-duty-options.js";
import { FORM_CHECKS } from "./form-checks.js";
import type { FormCheck } from "./forms.js";
import { toHeaderList } from "./headers.js";
import { checkMemberNames } from "./misspelling.js";
import { describeRefusedOption } from "./refused-option.js";
import { normalizeRunTimeValue } from "./run-time-values.js";
import { isSupported } from "./supported-statuses.js";

function findSpec(option: string): OptionSpec | undefined {
  const spec = readOwn(OPTION_SPECS, option) ?? readOwn(findDutyOptions()?.specs, option);
  return spec as OptionSpec | undefined;
}

function findCheck({ form }: OptionSpec): FormCheck | undefined {
  const check = readOwn(FORM_CHECKS, form) ?? readOwn(findDutyOptions()?.checks, form);
  return check as FormCheck | undefined;
}

/** Options that may still be changed. */
export type OptionsCopy = {
  -readonly [option in keyof ConstructorOptions]: ConstructorOptions[option];
};

/**
 * Returns a copy of the own options without those that are not given. A value that is measured or
 * looked up when the error occurs gets its valid form, and headers become pairs of name and value. Each
 * option is read once, so that a getter cannot return another value later.
 */
export function copyOptions(options: ConstructorOptions): OptionsCopy {
  const copy: OptionsCopy = createRecord(options);
  if (copy.headers) copy.headers = toHeaderList(copy.headers) as readonly Header[];
  for (const option of Object.keys(copy) as (keyof AnyOptions)[]) {
    const value: unknown = normalizeRunTimeValue(findSpec(option)?.form, copy[option]);
    if (value === undefined) delete copy[option];
    else Object.assign(copy, { [option]: value });
  }
  return copy;
}

/** Returns the first option of a copy that a status does not take or that has an invalid value. */
export function findInvalidOption(status: number, copy: OptionsCopy): OptionProblem | undefined {
  for (const option of Object.keys(copy) as (keyof OptionsCopy & string)[]) {
    const spec = findSpec(option);
    if (spec === undefined || !isSupported(spec, status)) {
      return { option, rule: "refused", reason: describeRefusedOption(option, status, spec) };
    }
    const value = copy[option];
    const reason = checkMemberNames(option, value) ?? findCheck(spec)?.(value, status);
    if (reason !== undefined) {
      return { option, ...(typeof reason === "string" ? { reason } : reason) };
    }
  }
  return undefined;
}

/** Returns the option that a status requires and the options leave out, or two that exclude each other. */
export function findDutyProblem(
  status: number,
  options: ConstructorOptions | undefined,
): OptionProblem | undefined {
  return findDutyOptions()?.findProblem(status, options);
}

/**
 * Returns what is wrong with the options of an error of a status, or undefined if the error can be
 * built from them.
 */
export function findOptionProblem(status: number, options: AnyOptions): OptionProblem | undefined {
  const copy = copyOptions(options);
  return findInvalidOption(status, copy) ?? findDutyProblem(status, copy);
}
