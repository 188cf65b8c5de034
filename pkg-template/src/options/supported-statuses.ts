/** The statuses that take an option. */

import type { OptionSpec } from "../generated/option-specs.js";
import { readOwn } from "../values/own-record.js";

/** Returns whether a status takes an option. */
export function isSupported(spec: OptionSpec, status: number): boolean {
  const statuses = readOwn(spec, "statuses") as OptionSpec["statuses"];
  return statuses?.some(([first, last = status]) => first <= status && status <= last) ?? true;
}
