/**
 * Requests that the client aborted. Nobody receives a response to them, and what fails because of it
 * says nothing about the server: such a failure is neither a 500 nor an entry of a log.
 */

import type { ResponseParts } from "../model/response-parts.js";

/**
 * The response to an aborted request, for the access log of a server. The status is nginx's "Client
 * Closed Request".
 */
export const ABORTED_PARTS: ResponseParts = {
  status: 499,
  statusText: "Client Closed Request",
  headers: [],
  body: null,
};

/** Creates the same as a `Response`. */
export function createAbortedResponse(): Response {
  const { status, statusText } = ABORTED_PARTS;
  return new Response(null, { status, statusText });
}

/** The parts of a request that tell whether the client aborted it: Fetch's, and Node's of both versions. */
interface AbortableRequest {
  readonly signal?: { readonly aborted?: boolean };
  readonly aborted?: boolean;
  readonly stream?: { readonly aborted?: boolean };
  readonly socket?: { readonly destroyed?: boolean };
}

/** Whether the client aborted a request. It never throws. */
export function isAborted(request: unknown): boolean {
  try {
    const { signal, aborted, stream } = Object(request) as AbortableRequest;
    if (signal?.aborted === true || aborted === true) return true;
    // The socket of HTTP/2 is shared by many requests.
    if (stream) return stream.aborted === true;
    return (request as AbortableRequest).socket?.destroyed === true;
  } catch {
    return false;
  }
}
