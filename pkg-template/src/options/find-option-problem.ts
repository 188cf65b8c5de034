/**
 * Finds what is wrong with the options of an error, as data. `validate.ts` makes the messages of the
 * constructors from it; the command line and `openapi()` use the data itself.
 */

import { DUTIES, REQUIRED } from "../generated/statuses.js";
import type { OptionProblem } from "../model/option-problem.js";
import type { AnyOptions } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { READ } from "../model/symbols.js";
import { toHeaderPairs } from "./header-pairs.js";
import { OPTION_CHECKS, type OptionCheck } from "./option-checks.js";

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** The statuses of the options that are not duties of single statuses. */
const SUPPORTED: { readonly [option: string]: ((status: number) => boolean) | undefined } = {
  external: isRedirect,
  absolute: isRedirect,
  retryAfter: (status) => status === 202 || status >= 300,
};

function isSupported(option: string, status: number): boolean {
  return DUTIES[option]?.includes(status) ?? SUPPORTED[option]?.(status) ?? true;
}

function findCheck(option: string): OptionCheck | undefined {
  return Object.hasOwn(OPTION_CHECKS, option)
    ? OPTION_CHECKS[option as keyof typeof OPTION_CHECKS]
    : undefined;
}

/** Options that may still be changed. */
export type OptionsCopy = { -readonly [option in keyof AnyOptions]: AnyOptions[option] };

/**
 * Returns a copy of the options without those that are undefined. Headers become pairs of name and
 * value. Each option is read once, so that a getter cannot return another value later.
 */
export function copyOptions(options: AnyOptions): OptionsCopy {
  const copy: OptionsCopy = { ...options };
  const { headers } = copy;
  if (typeof headers === "object" && headers) {
    copy.headers = [...toHeaderPairs(headers)] as unknown as readonly Header[];
  }
  for (const option of Object.keys(copy) as (keyof AnyOptions)[]) {
    if (copy[option] === undefined) delete copy[option];
  }
  return copy;
}

/** Returns the first option of a copy that a status does not take or that has an invalid value. */
export function findInvalidOption(status: number, copy: OptionsCopy): OptionProblem | undefined {
  for (const option of Object.keys(copy) as (keyof OptionsCopy & string)[]) {
    const check = findCheck(option);
    if (check === undefined || !isSupported(option, status)) {
      const rule = check === undefined ? "unknown" : "unsupported";
      return { option, rule, reason: "is not an option of it" };
    }
    const reason = check(copy[option], status);
    if (reason !== undefined) {
      return { option, rule: "invalid", ...(typeof reason === "string" ? { reason } : reason) };
    }
  }
  return undefined;
}

/** Returns the option that a status requires and the options leave out, or two that exclude each other. */
export function findDutyProblem(
  status: number,
  options: AnyOptions | undefined,
): OptionProblem | undefined {
  if (options?.addSlash && options.location !== undefined) {
    return { option: "location", rule: "excluded", reason: "and addSlash exclude each other" };
  }
  const option = REQUIRED[status];
  if (option === undefined || options?.[option as keyof AnyOptions] !== undefined) return undefined;
  // Neither a ready response nor a response that was read needs the duties of its status.
  if (options?.response || options?.[READ]) return undefined;
  if (option === "location" && options?.addSlash) return undefined;
  return { option, rule: "missing", reason: "is missing" };
}

/**
 * Returns what is wrong with the options of an error of a status, or undefined if the error can be
 * built from them.
 */
export function findOptionProblem(status: number, options: AnyOptions): OptionProblem | undefined {
  const copy = copyOptions(options);
  return findInvalidOption(status, copy) ?? findDutyProblem(status, copy);
}
