/** Clones responses whose bodies are read while the caller keeps the response. */

import { readMember } from "../values/safe-read.js";
import { isPlatformResponse } from "./platform-response.js";

/**
 * The most bytes of a body that both halves of a clone of node-fetch hold without being read: its
 * `highWaterMark`.
 */
const MAX_BUFFERED_BYTES = 16_384;

/**
 * Returns a clone of a response, or `undefined` if it has no body that can be read, or if reading the
 * clone could wait for the original to be read. A stream of the platform has no such back-pressure
 * (Streams, 4.9.1, `tee`). A stream of Node, which node-fetch and cross-fetch have as a body, has: it
 * is cloned only if all of the body is known to fit into the buffers.
 */
export function cloneResponse(response: unknown): object | undefined {
  const body = readMember(response, "body");
  const isEmpty = body === null && isPlatformResponse(response);
  if (isEmpty || readMember(response, "bodyUsed") === true) return undefined;
  // A platform without streams has all of the body already: there is no `body`, or it is null.
  const hasStream = body !== undefined && body !== null;
  const isPlatformStream = typeof readMember(body, "getReader") === "function";
  if (hasStream && !isPlatformStream && !isSmall(response)) return undefined;
  try {
    const clone = (response as { clone(): unknown }).clone();
    return typeof clone === "object" && clone !== null ? clone : undefined;
  } catch {
    // It is locked, or cannot be cloned.
    return undefined;
  }
}

/** Whether the headers say that a body is small, and that it has no coding that makes it larger. */
function isSmall(response: unknown): boolean {
  try {
    const { headers } = response as { readonly headers: { get(name: string): string | null } };
    const length = headers.get("content-length");
    const isEncoded = (headers.get("content-encoding") ?? "identity") !== "identity";
    return (
      !isEncoded &&
      length !== null &&
      /^\d{1,9}$/.test(length) &&
      Number(length) <= MAX_BUFFERED_BYTES
    );
  } catch {
    return false;
  }
}
