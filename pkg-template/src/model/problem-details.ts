/** Problem details as JSON has them. No code runs here. */

import type { Help } from "./options.js";

/** Problem details (RFC 9457, 3.1), with the members that this package adds. */
export interface ProblemDetails {
  /** A URI that identifies the type of problem. */
  readonly type: string;
  /** A short label for the type of problem. */
  readonly title: string;
  /** The status code. */
  readonly status: number;
  /** A sentence about this occurrence. */
  readonly detail?: string;
  /** A URI that identifies this occurrence. */
  readonly instance?: string;
  /** A name for programs. */
  readonly code?: string | number;
  /** Whether another try of the same request may succeed. */
  readonly retryable?: boolean;
  /** Where a person can read more. */
  readonly help?: Help;
  /** What is wrong with single fields. Pointers are URI fragments (RFC 6901, 6). */
  readonly errors?: readonly { detail?: string; pointer: string; code?: string | number }[];
  /** Further members (RFC 9457, 3.2). */
  readonly [extension: string]: unknown;
}
