/**
 * Ready responses: a `Response` that was thrown, that a handler returned, or that an error carries.
 * Often it is another server's, so its headers describe another connection, and content that the
 * platform has decoded since.
 *
 * The rule (RFC 9112, 6; RFC 9110, 7.6.1 and 8.4): headers about a connection are not passed on, what
 * sends the content says how long it is, and a content coding is declared only if the content is in it.
 */

import type { Header } from "../model/response-parts.js";
import { declareCodings, listDeclaredCodings, parseListHeader } from "./declared-codings.js";
import { CONNECTION_HEADERS } from "./merge-headers.js";
import { copyContent, createLazyStream } from "./ready-content.js";

/** The values of Content-Encoding whose codings `fetch` decodes on every platform. */
const FETCH_CODINGS = /^(gzip|br)$/i;

/**
 * Returns the headers of a ready response that may be sent. A coding is left out if it is certain
 * without the content that the platform decoded it.
 */
export function listReadyHeaders({ headers, url }: Response): Header[] {
  const named = parseListHeader(headers.get("connection")).map((name) => name.toLowerCase());
  const isPassed = ([name]: Header): boolean =>
    name !== "content-length" && !CONNECTION_HEADERS.includes(name) && !named.includes(name);
  const declared = listDeclaredCodings(headers);
  // Only a response of `fetch` has a URL.
  const isDecoded = url !== "" && FETCH_CODINGS.test(headers.get("content-encoding") ?? "");
  return declareCodings([...headers].filter(isPassed), declared, isDecoded ? [] : declared);
}

/**
 * Whether the platform itself follows the rule. Workers do: they code content as the header declares,
 * pass on what `fetch` returned as it was received, and manage the connection.
 */
export function isPlatformRule(): boolean {
  return "WebSocketPair" in globalThis;
}

/** Creates a response with the status of a ready one. */
export function createResponseLike(
  { status, statusText }: Response,
  headers: readonly Header[],
  content: ReadableStream<Uint8Array> | null,
): Response {
  return new Response(content, { status, statusText, headers: headers as [string, string][] });
}

/**
 * Returns the content of a response to HEAD: none, of a length that is not told. Of a null, platforms
 * tell that the length is 0, which is wrong if a GET would get content (RFC 9110, 8.6).
 */
function createHeadContent(content: ReadableStream<Uint8Array> | null): typeof content {
  if (content === null) return null;
  content.cancel().catch(() => {});
  return createLazyStream(
    async () => undefined,
    async () => {},
  );
}

/**
 * Returns a ready response with the headers that may be sent: as it is, if it has no others. Of a
 * response to HEAD the content is cancelled. It never throws.
 */
export function createPassedResponse(ready: Response, method: string | undefined): Response {
  try {
    if (isPlatformRule()) return ready;
    const headers = listReadyHeaders(ready);
    if (method === "HEAD") return createResponseLike(ready, headers, createHeadContent(ready.body));
    const isSame = String(headers) === String([...ready.headers]);
    return isSame ? ready : createResponseLike(ready, headers, ready.body);
  } catch {
    // Something else reads the content already.
    return ready;
  }
}

/**
 * Returns a copy of a ready response that may be sent to a request.
 *
 * @throws TypeError if the content has been read
 */
export function copyReadyResponse(ready: Response, method: string | undefined): Response {
  if (isPlatformRule()) return method === "HEAD" ? new Response(null, ready) : ready.clone();
  const content = copyContent(ready);
  const isHead = method === "HEAD";
  return createResponseLike(
    ready,
    listReadyHeaders(ready),
    isHead ? createHeadContent(content) : content,
  );
}
