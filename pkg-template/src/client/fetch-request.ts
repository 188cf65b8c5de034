/** The arguments of a `fetch`. */

import { readMember } from "../values/safe-read.js";

/** A `fetch`: the platform's, or a function that is called like it. */
export type FetchLike = (input: never, init?: never) => Promise<Response>;

/** The first argument of `fetch`. */
export type FetchInput = string | URL | Request;

/**
 * Returns the method that a request is sent with. Fetch writes six methods in capitals (Fetch,
 * 2.2.1).
 */
export function findRequestMethod(input: unknown, init: RequestInit | undefined): string {
  const option = init?.method ?? readMember(input, "method");
  const method = typeof option === "string" ? option : "GET";
  return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}
