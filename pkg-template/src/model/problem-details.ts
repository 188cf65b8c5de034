/** A problem as its JSON has it. */

import type { Help } from "./options.js";

/** A problem as RFC 9457 has it. */
export interface ProblemDetails {
  /** A URI that names the kind of problem. */
  readonly type: string;
  /** A short label for it. */
  readonly title: string;
  /** The status. */
  readonly status: number;
  /** A sentence about this occurrence. */
  readonly detail?: string;
  /** A URI that names this occurrence. */
  readonly instance?: string;
  /** A name for programs. */
  readonly code?: string | number;
  /** Where a person can read more. */
  readonly help?: Help;
  /** What is wrong with single fields; pointers are URI fragments (RFC 6901, 6). */
  readonly errors?: readonly { detail?: string; pointer: string; code?: string | number }[];
  /** Further members. */
  readonly [extension: string]: unknown;
}
