/** The members that frameworks read on an error or assign to it. */

import type { ProblemDetails } from "../model/problem-details.js";
import { defineProperty, readOwnDescriptor } from "../values/define-property.js";
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

/** Defines an own property that is not enumerable, so that nothing copies it into a body. */
export function defineOwnProperty(error: object, name: string, value: unknown): void {
  defineProperty(error, name, { configurable: true, writable: true, value });
}

/**
 * Adds a setter to each getter of a prototype, so that a framework can mark an error.
 *
 * @param assignOption - sets an option of an error, and returns whether the member is one
 */
export function allowAssignment(
  prototype: object,
  assignOption?: (error: object, name: string, value: unknown) => boolean,
): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const property = readOwnDescriptor(prototype, name);
    if (!property?.get || property.set) continue;
    const set = function (this: object, value: unknown) {
      if (!assignOption?.(this, name, value)) defineOwnProperty(this, name, value);
    };
    defineProperty(prototype, name, { ...property, set });
  }
}
