/** The members that frameworks read on an error or assign to it. */

import type { ProblemDetails } from "../model/problem-details.js";
import { defineOwnProperty } from "./assigned-members.js";
import type { FrameworkHeaders } from "./framework-headers.js";

/** The members of an error that those of frameworks are made from. */
interface FrameworkMemberSource {
  readonly status: number;
  readonly statusText: string;
  readonly message: string;
  readonly headers: FrameworkHeaders;
  toJSON(): ProblemDetails;
}

/** The members that single frameworks read. Each can be assigned, because frameworks do that, too. */
export const FRAMEWORK_MEMBERS: {
  readonly [name: string]: (error: FrameworkMemberSource) => unknown;
} = {
  // React Router recognizes its own errors by this.
  internal: () => false,
  // React Router and h3 look for the public problem here.
  data: (error) => error.toJSON(),
  // hapi sends a response of its own for errors that Boom made or seems to have made.
  isBoom: () => true,
  output: (error) => {
    const { status: statusCode, statusText, message, headers } = error;
    const payload = { statusCode, error: statusText, message };
    const output = { statusCode, payload, headers: { ...headers } };
    // hapi and its plugins write into the object, so it is created once.
    defineOwnProperty(error, "output", output);
    return output;
  },
};
