/** Finds the declaration of an error. */

import { PROBLEM, type ProblemDeclaration } from "../model/problem-declaration.js";
import { readMember } from "./safe-read.js";

/** Returns the declaration of a declared error, or of the prototype of its class. */
export function findDeclaration(value: unknown): ProblemDeclaration | undefined {
  return readMember(value, PROBLEM) as ProblemDeclaration | undefined;
}
