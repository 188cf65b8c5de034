/** Requests whose client is gone, in a service worker. */

import { readMember } from "../values/safe-read.js";

/** Creates the response to such a request, which nobody reads. */
export function createAbortedResponse(): Response {
  return new Response(null, { status: 499, statusText: "Client Closed Request" });
}

/** Whether the page aborted a request. It never throws. */
export function isAborted(request: unknown): boolean {
  return readMember(readMember(request, "signal"), "aborted") === true;
}
