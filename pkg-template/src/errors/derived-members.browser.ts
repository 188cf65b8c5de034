/** Objects that inherit from errors, which only Fastify makes, on servers. */

import type { ProblemDetails } from "../model/problem-details.js";

/** Returns the problem as it is, as no body of an error is made from such an object. */
export function addDerivedMembers(_error: object, problem: ProblemDetails): ProblemDetails {
  return problem;
}

/** Returns no status, as none is assigned to such an object. */
export function readDerivedStatus(_error: object): undefined {
  return undefined;
}
