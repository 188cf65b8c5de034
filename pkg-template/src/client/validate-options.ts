/** Checks of options that all functions of the client share. */

import { throwOptionError } from "../values/option-names.js";

/** The tasks that an error names, as in "Cannot retry: tries is not a number of 0 or more". */
export type ClientTask =
  | "create a client"
  | "read a response"
  | "read events"
  | "register codes"
  | "retry"
  | "send an event stream";

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
    throwOptionError(task, `${name} is not a number of 0 or more`);
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
