/** The arguments of a `fetch`. */

import { createRecord, readOwn } from "../values/own-record.js";
import { readMember } from "../values/safe-read.js";

/** A `fetch`: the platform's, or a function that is called like it. */
export type FetchLike = (input: never, init?: never) => Promise<Response>;

/** The first argument of `fetch`. */
export type FetchInput = string | URL | Request;

/** The members of the second argument of `fetch` that Fetch defines (Fetch, 5.4). */
export const INIT_MEMBERS: readonly string[] = [
  "method",
  "headers",
  "body",
  "referrer",
  "referrerPolicy",
  "mode",
  "credentials",
  "cache",
  "redirect",
  "integrity",
  "keepalive",
  "signal",
  "duplex",
  "priority",
];

/**
 * Returns a copy of the second argument of a `fetch`. Members of its class count, too: a `Request` as
 * second argument has none of its own.
 */
export function copyRequestInit<Init extends object>(init: Init): Init {
  const copy = createRecord(init) as { [name: string]: unknown };
  for (const name of INIT_MEMBERS) {
    if (Object.hasOwn(copy, name)) continue;
    const value = readOwn(init, name);
    if (value !== undefined) copy[name] = value;
  }
  return copy as Init;
}

/**
 * Returns the method that a request is sent with, or an empty text if the method is no text. Fetch
 * writes six methods in capitals (Fetch, 2.2.1). The input may be a `Request` of any package.
 */
export function findRequestMethod(input: unknown, init: RequestInit | undefined): string {
  const option: unknown = init?.method === undefined ? readMember(input, "method") : init.method;
  try {
    const method = option === undefined ? "GET" : `${option}`;
    return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
  } catch {
    return "";
  }
}

/** Whether the first argument of a `fetch` is a URL: a text, or an object as the platform has it. */
export function isUrl(input: unknown): boolean {
  if (typeof input === "string") return true;
  return (
    typeof readMember(input, "href") === "string" && typeof readMember(input, "origin") === "string"
  );
}
