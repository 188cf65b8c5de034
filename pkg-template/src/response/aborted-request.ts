/**
 * Requests that the client aborted. Nobody receives a response to them, and what fails because of it
 * says nothing about the server: such a failure is neither a 500 nor an entry of a log.
 */

import type { ResponseParts } from "../model/response-parts.js";
import { readMember } from "../values/safe-read.js";
import { createUncachedParts } from "./uncached-parts.js";

/**
 * The response to an aborted request, for the access log of a server. The status is nginx's "Client
 * Closed Request".
 */
export const ABORTED_PARTS: ResponseParts = /* @__PURE__ */ createUncachedParts(
  499,
  "Client Closed Request",
  [],
  null,
);

/** Creates the same as a `Response`. */
export function createAbortedResponse(): Response {
  const { status, statusText } = ABORTED_PARTS;
  return new Response(null, { status, statusText });
}

/** Whether the client aborted a request of Fetch, or of Node in both versions. It never throws. */
export function isAborted(request: unknown): boolean {
  const isSet = (value: unknown, name: string) => readMember(value, name) === true;
  if (isSet(readMember(request, "signal"), "aborted") || isSet(request, "aborted")) return true;
  // The socket of HTTP/2 is shared by many requests.
  const stream = readMember(request, "stream");
  if (stream) return isSet(stream, "aborted");
  return isSet(readMember(request, "socket"), "destroyed");
}
