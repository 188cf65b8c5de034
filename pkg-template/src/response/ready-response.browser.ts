/**
 * Ready responses in browsers, where only a service worker passes them on: the page gets the content as
 * the worker has it, whatever the headers say about lengths, codings and connections.
 */

/** Returns a ready response as it is, without the content if the request is a HEAD. It never throws. */
export function createPassedResponse(ready: Response, method: string | undefined): Response {
  return method === "HEAD" ? new Response(null, ready) : ready;
}

/**
 * Returns a copy of a ready response for a request with a method.
 *
 * @throws TypeError if the content has been read
 */
export function copyReadyResponse(ready: Response, method: string | undefined): Response {
  return method === "HEAD" ? new Response(null, ready) : ready.clone();
}
