/**
 * Ready responses: a `Response` that was thrown, that a handler returned, or that an error carries.
 * Often it comes from another server. Then its headers describe another connection, and content that the
 * platform has decoded since.
 *
 * The rule (RFC 9112, 6; RFC 9110, 7.6.1 and 8.4): headers about a connection are not passed on, the server
 * that sends the content says how long it is, and a content coding is declared only if the content is in it.
 */

import type { Header } from "../model/response-parts.js";
import { findContentOrigin, isDecodedByFetch, keepContentOrigin } from "./content-origin.js";
import { declareCodings, listDeclaredCodings, parseListHeader } from "./declared-codings.js";
import { convertResponse } from "./foreign-response.js";
import { CONNECTION_HEADERS } from "./merge-headers.js";
import { copyContent, createLazyStream } from "./ready-content.js";

/**
 * Headers of another server's response that are for its next recipient only: those about the connection,
 * and those between that server and a proxy (RFC 9110, 11.7).
 */
const NEXT_HOP_HEADERS = [
  ...CONNECTION_HEADERS,
  "proxy-authenticate",
  "proxy-authentication-info",
  "proxy-authorization",
];

/**
 * Returns the headers of a ready response that may be sent. It leaves out a coding if the platform has
 * decoded it for certain; the content is not read here.
 */
export function listReadyHeaders({ headers, url }: Response): Header[] {
  const left = [...listConnectionHeaders(headers), "content-length"];
  const passed = [...headers].filter(([name]) => !left.includes(name));
  const declared = listDeclaredCodings(headers);
  // Only a response of `fetch` has a URL.
  const isDecoded = url !== "" && isDecodedByFetch(headers.get("content-encoding"));
  return declareCodings(passed, declared, isDecoded ? [] : declared);
}

/**
 * Returns the names of headers that are for the next recipient only: the usual ones, and those that
 * `Connection` names.
 */
function listConnectionHeaders(headers: Headers): string[] {
  const named = parseListHeader(headers.get("connection"));
  return [...NEXT_HOP_HEADERS, ...named.map((name) => name.toLowerCase())];
}

/**
 * Whether the platform is workerd. It codes content as the header declares, or passes it on as `fetch`
 * received it, and says how long it is.
 */
export function isWorkerd(): boolean {
  return "WebSocketPair" in globalThis;
}

/** Returns a response without headers about a connection, for workerd, which does the rest itself. */
function createWorkerdResponse(ready: Response): Response {
  const names = listConnectionHeaders(ready.headers).filter((name) => ready.headers.has(name));
  if (names.length === 0) return ready;
  const response = new Response(ready.body, ready);
  for (const name of names) response.headers.delete(name);
  return response;
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
 * Returns an empty stream as the content of a response to HEAD, and cancels the content for a GET. If the
 * content were null, Deno and Bun would send a length of 0, which is wrong (RFC 9110, 8.6).
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
 * Returns a ready response with only the headers that may be sent, or the same response if it has no
 * others. It cancels the content if the request is a HEAD. It never throws.
 */
export function createPassedResponse(ready: Response, method: string | undefined): Response {
  try {
    if (isWorkerd()) return createWorkerdResponse(ready);
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
 * Returns a copy of a ready response with only the headers that may be sent, for a request with a method.
 *
 * @throws TypeError if the content has been read
 */
export function copyReadyResponse(given: Response, method: string | undefined): Response {
  const ready = convertResponse(given) ?? given;
  if (isWorkerd()) {
    return createWorkerdResponse(method === "HEAD" ? new Response(null, ready) : ready.clone());
  }
  // A copy has neither the URL nor the stream of the original.
  findContentOrigin(ready);
  const content = copyContent(ready);
  const isHead = method === "HEAD";
  const copy = createResponseLike(
    ready,
    listReadyHeaders(ready),
    isHead ? createHeadContent(content) : content,
  );
  return keepContentOrigin(copy, ready);
}
