/** Checks of options that all functions of the client share, and the errors that they throw. */

import { describeValue } from "../values/describe-value.js";
import { createRecord } from "../values/own-record.js";
import { describeUnknownOption } from "../values/unknown-option.js";

/** The tasks that an error names, as in "Cannot retry: tries is not a number from 0 on". */
export type ClientTask =
  | "create a client"
  | "read a response"
  | "read events"
  | "register codes"
  | "retry"
  | "send an event stream";

/** The names of all options of an interface. A type error tells if one is missing or too many. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/** @throws TypeError always */
export function throwOptionError(task: ClientTask, reason: string): never {
  throw new TypeError(`Cannot ${task}: ${reason}`);
}

/**
 * Returns the own options of an object, so that data in `Object.prototype` is no option.
 *
 * @param names - the names of all options; without them any name is valid
 * @throws TypeError if they are no object, or if an option has none of the names
 */
export function validateOptionNames<Options extends object>(
  options: Options,
  task: ClientTask,
  names?: OptionNames<Options>,
): Options {
  if (typeof options !== "object" || options === null) {
    throwOptionError(task, `the options are not an object, but ${describeValue(options)}`);
  }
  const unknown = Object.keys(options).find((name) => names && !Object.hasOwn(names, name));
  if (unknown !== undefined) {
    throwOptionError(
      task,
      `${unknown} ${describeUnknownOption(unknown, () => Object.keys(names ?? {}))}`,
    );
  }
  return createRecord(options);
}

/**
 * Returns an option that is a number from 0 on.
 *
 * @param fallback - the number if the option is undefined
 * @throws TypeError if the option is something else
 */
export function validateAmount(
  task: ClientTask,
  name: string,
  value: unknown,
  fallback = 0,
): number {
  const amount = value === undefined ? fallback : value;
  if (typeof amount !== "number" || !(amount >= 0)) {
    throwOptionError(task, `${name} is not a number from 0 on`);
  }
  return amount;
}

/** @throws TypeError if one of several options is something else than a number from 0 on */
export function validateAmounts<Options extends object>(
  task: ClientTask,
  options: Options,
  names: readonly (keyof Options & string)[],
): void {
  for (const name of names) validateAmount(task, name, options[name]);
}
