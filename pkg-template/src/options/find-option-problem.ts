/**
 * Finds what is wrong with the options of an error, as data. `validate.ts` makes the messages of the
 * constructors from it; the command line and `openapi()` use the data itself.
 */

import {
  type CommonForm,
  type DutyForm,
  OPTION_SPECS,
  type OptionSpec,
} from "../generated/option-specs.js";
import type { OptionProblem } from "../model/option-problem.js";
import type { AnyOptions } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ConstructorOptions } from "../model/response-source.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { describeUnknownOption } from "../values/unknown-option.js";
import { findDutyOptions } from "./find-duty-options.js";
import { FORM_CHECKS } from "./form-checks.js";
import type { FormCheck } from "./forms.js";
import { toHeaderList } from "./headers.js";
import { normalizeRunTimeValue } from "./run-time-values.js";

/** Returns whether a status takes an option. */
export function isSupported(spec: OptionSpec, status: number): boolean {
  const statuses = readOwn(spec, "statuses") as OptionSpec["statuses"];
  return statuses?.some(([first, last = status]) => first <= status && status <= last) ?? true;
}

function findSpec(option: string): OptionSpec | undefined {
  for (const specs of [OPTION_SPECS, findDutyOptions()?.specs ?? {}]) {
    if (Object.hasOwn(specs, option)) return specs[option];
  }
  return undefined;
}

/** Returns the names of the options that a status takes. */
function listSupportedOptions(status: number): string[] {
  const specs = { ...OPTION_SPECS, ...findDutyOptions()?.specs };
  const supported = Object.entries(specs).filter(([, spec]) => isSupported(spec, status));
  return supported.map(([option]) => option);
}

function findCheck({ form }: OptionSpec): FormCheck | undefined {
  return Object.hasOwn(FORM_CHECKS, form)
    ? FORM_CHECKS[form as CommonForm]
    : findDutyOptions()?.checks[form as DutyForm];
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
    else if (value !== copy[option]) Object.assign(copy, { [option]: value });
  }
  return copy;
}

/** Returns the first option of a copy that a status does not take or that has an invalid value. */
export function findInvalidOption(status: number, copy: OptionsCopy): OptionProblem | undefined {
  for (const option of Object.keys(copy) as (keyof OptionsCopy & string)[]) {
    const spec = findSpec(option);
    if (spec === undefined) {
      const known = listSupportedOptions(status);
      return {
        option,
        rule: "unknown",
        reason: describeUnknownOption(option, known, "an option of it"),
      };
    }
    if (!isSupported(spec, status)) {
      return { option, rule: "unsupported", reason: "is not an option of it" };
    }
    const reason = findCheck(spec)?.(copy[option], status);
    if (reason !== undefined) {
      return { option, rule: "invalid", ...(typeof reason === "string" ? { reason } : reason) };
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
