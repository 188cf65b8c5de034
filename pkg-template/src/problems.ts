/** Problem types, declared once for server, client, OpenAPI and documentation. */

export type { Failure, FetchResult, ReadFailure, UndeclaredError } from "./client/fetch-result.js";
export { NoResponse } from "./client/no-response.js";
export type { ProblemSet } from "./model/problem-declaration.js";
export type { JSONSchema, StandardSchema } from "./model/standard-schema.js";
// A project that emits declarations writes these types into its own, so each needs a public name.
export type {
  DeclaredError,
  NoExtensions,
  ProblemClass,
  ProblemOptions,
} from "./problems/class-types.js";
export type { Declaration, Declarations, ProblemClasses } from "./problems/declaration-types.js";
export { defineProblems } from "./problems/define-problems.js";
export type { Problem, ProblemMethods, Problems } from "./problems/set-types.js";
export { type } from "./problems/type-only.js";
