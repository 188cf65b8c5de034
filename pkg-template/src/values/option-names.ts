/** The names of options: an unknown one is an error, and where nothing may throw a warning. */

import { describeValue } from "./describe-value.js";
import { findMisspelling } from "./misspelling.js";
import { createRecord } from "./own-record.js";
import { readSafely } from "./safe-read.js";
import { describeUnknownOption } from "./unknown-option.js";

/** The names of all options of an interface. A type error tells if one is missing or too many. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/**
 * Throws what is wrong with an option.
 *
 * @param task - what is not done, as in "Cannot retry: tries is not a number of 0 or more"
 * @throws TypeError always
 */
export function throwOptionError(task: string, reason: string): never {
  throw new TypeError(`Cannot ${task}: ${reason}`);
}

/**
 * Returns the own options of an object, so that data in `Object.prototype` is no option.
 *
 * @throws TypeError if they are no object
 */
export function copyOwnOptions<Options extends object>(options: Options, task: string): Options {
  if (typeof options !== "object" || options === null) {
    throwOptionError(task, `the options are not an object, but ${describeValue(options)}`);
  }
  return createRecord(options);
}

/**
 * Returns the own options of an object, all of which are known.
 *
 * @throws TypeError if they are no object, or if an option has none of the names
 */
export function validateOptionNames<Options extends object>(
  options: Options,
  task: string,
  names: OptionNames<Options>,
): Options {
  const own = copyOwnOptions(options, task);
  for (const name of Object.keys(own)) {
    if (Object.hasOwn(names, name)) continue;
    const listNames = () => Object.keys(names);
    throwOptionError(task, `${name} ${describeUnknownOption(name, listNames)}`);
  }
  return own;
}

/** The misspelled options that the console has had a warning of. */
const warnings = /* @__PURE__ */ new Set<string>();

/**
 * Warns on the console of an option that is nearly one of the names, once for each function and option.
 * It is for functions that never throw, and for objects that may have members of others.
 *
 * @param functionName - the function that ignores the option
 * @param others - members of others whose names are similar
 */
export function warnOfMisspelling<Options extends object>(
  options: Options,
  functionName: string,
  names: OptionNames<Options>,
  others: readonly string[] = [],
): void {
  readSafely(() => {
    const misspelling = findMisspelling(options, Object.keys(names), others);
    if (!misspelling) return;
    const { name, meant } = misspelling;
    const warning = `httpexc: ${functionName} ignores ${name}. Did you mean ${meant}?`;
    if (warnings.has(warning)) return;
    warnings.add(warning);
    console.warn(warning);
  });
}
