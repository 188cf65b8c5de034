/** The errors that say why an error cannot be built. */

import type { OptionProblem } from "../model/option-problem.js";
import { createRecord } from "../values/own-record.js";

/** Returns the message of an error that cannot be built: `Cannot build a 405: allow is missing`. */
export function formatBuildError(subject: number | string, reason: string): string {
  return `Cannot build ${typeof subject === "number" ? `a ${subject}` : subject}: ${reason}`;
}

/** Returns the error to throw for a problem with an option. */
export function createOptionError(status: number, problem: OptionProblem): TypeError {
  const { option, member = "", reason } = createRecord(problem);
  return new TypeError(formatBuildError(status, `${option}${member} ${reason}`));
}
