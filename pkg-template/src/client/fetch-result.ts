/** What a client's `fetch` resolves to. */

import type { ProblemOf } from "../model/problem-declaration.js";
import type { NoResponse } from "./no-response.js";
import type { ReadError, ReadMembers } from "./read-error.js";

/** An error that was read from a response, and that no declaration has. */
export type UndeclaredError = ReadError & {
  /** No declaration has it. */
  readonly problem?: undefined;
};

/** What a response that is not ok is: a declared problem, or another error. */
export type ReadFailure<Set = never> = (ProblemOf<Set> & ReadMembers) | UndeclaredError;

/**
 * Everything that a request can fail with: a declared problem, another error response, or no response.
 * `Set` is the type of the declaration.
 */
export type Failure<Set = never> = ReadFailure<Set> | NoResponse;

/** The result of a request: a response, or what it failed with. */
export type FetchResult<Set = never> =
  | { readonly ok: true; readonly value: Response; readonly error?: undefined }
  | { readonly ok: false; readonly error: Failure<Set>; readonly value?: undefined };
