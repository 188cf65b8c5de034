/** The problems that an API declares, as a client takes them. */

import { PROBLEMS, type ProblemRegistry, type ProblemSet } from "../model/problem-declaration.js";
import { throwOptionError } from "../values/option-names.js";
import { readMember } from "../values/safe-read.js";
import type { ClientTask } from "./validate-options.js";

/**
 * Returns what finds the problems of a declaration. It brings the code for that, so that a client without
 * a declaration has none of it.
 *
 * @throws TypeError if the option is no declaration of problems
 */
export function resolveProblems(
  option: ProblemSet | undefined,
  task: ClientTask,
): ProblemRegistry | undefined {
  if (option === undefined) return undefined;
  const registry = readMember(option, PROBLEMS) as ProblemRegistry | undefined;
  return registry ?? throwOptionError(task, "problems is not the result of defineProblems");
}
