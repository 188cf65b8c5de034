/**
 * Tells whether the content of a ready response came from another server, and whether the platform has
 * decoded it since. `fetch` says so by the `url` of its response. What `new Response(r.body, r)` returns
 * has none, but it keeps the headers of the other server, and on Node and Deno a stream of bytes.
 */

import { parseListHeader } from "./declared-codings.js";

/** What is known about the content of a ready response without reading it. */
export interface ContentOrigin {
  /** Whether its headers are another server's. A server sends `Date` (RFC 9110, 6.6.1); a `Response` has none. */
  readonly isRemote: boolean;
  /** The length in which the other server sent the content, in bytes. */
  readonly sentLength: number | undefined;
  /** Whether the content is a stream as `fetch` returns it, of a coding that `fetch` decodes. */
  readonly isDecodedStream: boolean;
  /** Whether the content is a file in gzip by its media type, whatever coding it is in besides. */
  readonly isGzipFile: boolean;
}

/** What is known of content about which nothing is known. */
export const UNKNOWN_ORIGIN: ContentOrigin = {
  isRemote: false,
  sentLength: undefined,
  isDecodedStream: false,
  isGzipFile: false,
};

/** The media types of files in gzip (RFC 6713, 2), and the older names of them. */
const GZIP_FILE = /^application\/(x-)?(gzip|gzip-compressed|gtar-compressed|tgz|compressed-tar)\b/i;

/** The codings that the `fetch` of each platform decodes. */
const EVERYWHERE = ["gzip", "br"];
const ON_NODE = [...EVERYWHERE, "x-gzip", "deflate"];
const ON_BUN = [...ON_NODE, "zstd"];

/**
 * Whether `fetch` decodes content with a value of Content-Encoding on this platform, for certain. Node
 * decodes all codings or none. The others decode one alone, and only Bun takes `identity` beside it.
 */
export function isDecodedByFetch(contentEncoding: string | null): boolean {
  const value = (contentEncoding ?? "").toLowerCase();
  if ("Bun" in globalThis) {
    const codings = parseListHeader(value).filter((coding) => coding !== "identity");
    return codings.length === 1 && ON_BUN.includes(codings[0] as string);
  }
  const { process } = globalThis as {
    readonly process?: { readonly versions?: { readonly undici?: string } };
  };
  if (!process?.versions?.undici) return EVERYWHERE.includes(value);
  return value.split(",").every((coding) => ON_NODE.includes(coding.trim()));
}

/** Whether a stream is one of bytes, which no other reader reads. */
function isByteStream(stream: ReadableStream | null): boolean {
  try {
    stream?.getReader({ mode: "byob" }).releaseLock();
    return stream !== null;
  } catch {
    return false;
  }
}

/** Returns the length that a header names, in bytes, or undefined if it names none. */
function parseLength(value: string | null): number | undefined {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** What is known of the responses that were looked at, and of the responses that replace them. */
const origins = /* @__PURE__ */ new WeakMap<Response, ContentOrigin>();

/** Returns what is known about the content of a ready response without reading it. */
export function findContentOrigin(ready: Response): ContentOrigin {
  const known = origins.get(ready);
  if (known) return known;
  const { headers, url, body } = ready;
  const contentEncoding = headers.get("content-encoding");
  if (contentEncoding === null) return UNKNOWN_ORIGIN;
  const isRemote = url !== "" || headers.has("date");
  const origin = {
    isRemote,
    sentLength: isRemote ? parseLength(headers.get("content-length")) : undefined,
    isDecodedStream: isRemote && isDecodedByFetch(contentEncoding) && isByteStream(body),
    isGzipFile: GZIP_FILE.test(headers.get("content-type") ?? ""),
  };
  origins.set(ready, origin);
  return origin;
}

/** Records that a response has the content of another one. Returns it. */
export function keepContentOrigin(response: Response, ready: Response): Response {
  const origin = findContentOrigin(ready);
  if (origin !== UNKNOWN_ORIGIN && response !== ready) origins.set(response, origin);
  return response;
}
