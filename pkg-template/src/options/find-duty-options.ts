/** Finds the options of duties, which are always there outside of browsers. */

import { DUTY_OPTIONS, type DutyOptionSet } from "./duty-options.js";

/** Returns the options of duties. In browsers, they come with the classes that have them. */
export function findDutyOptions(): DutyOptionSet | undefined {
  return DUTY_OPTIONS;
}
