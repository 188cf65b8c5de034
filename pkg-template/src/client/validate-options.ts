/** What is asked of options, in words that all functions of the client have in common. */

/** @throws TypeError always */
export function throwOptionError(task: string, why: string): never {
  throw new TypeError(`Cannot ${task}: ${why}`);
}

/**
 * Gives options.
 *
 * @param known - their names, where there are no others
 * @throws TypeError where they are no object, or one of them is not known
 */
export function validateOptionNames<O>(options: O, task: string, known?: string): O {
  if (typeof options !== "object" || options === null) {
    throwOptionError(task, "the options are not an object");
  }
  const names = known?.split(" ");
  const unknown = Object.keys(options).find((name) => names?.includes(name) === false);
  if (unknown !== undefined) throwOptionError(task, `${unknown} is not an option`);
  return options;
}

/**
 * Gives an option that counts something.
 *
 * @throws TypeError where it does not
 */
export function validateAmount(task: string, name: string, value: unknown, usual = 0): number {
  const amount = value === undefined ? usual : value;
  if (typeof amount !== "number" || !(amount >= 0)) {
    throwOptionError(task, `${name} is not a number from 0 on`);
  }
  return amount;
}

/** @throws TypeError where one of several options does not count */
export function validateAmounts(task: string, options: object, names: string): void {
  for (const name of names.split(" ")) {
    validateAmount(task, name, (options as { readonly [name: string]: unknown })[name]);
  }
}
