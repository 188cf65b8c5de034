/** The members that frameworks read on an error in browsers, or assign to it. hapi's are not among them. */

import type { ProblemDetails } from "../model/problem-details.js";

/** The members that single frameworks read. Each can be assigned, because frameworks do that, too. */
export const FRAMEWORK_MEMBERS: {
  readonly [name: string]: (error: { toJSON(): ProblemDetails }) => unknown;
} = {
  // React Router recognizes its own errors by this.
  internal: () => false,
  // React Router and h3 look for the public problem here.
  data: (error) => error.toJSON(),
};
