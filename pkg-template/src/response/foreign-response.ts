/** Responses of another implementation of Fetch: of the packages undici, node-fetch and cross-fetch. */

import type { Header } from "../model/response-parts.js";
import {
  type ForeignResponse,
  isForeignResponse,
  type NodeStream,
} from "../values/response-shape.js";
import { readSafely } from "../values/safe-read.js";
import { isDecodedByFetch } from "./content-origin.js";
import { declareCodings, listDeclaredCodings } from "./declared-codings.js";
import { createLazyStream } from "./ready-content.js";

/** The streams of Node's `zlib` that decode. */
const ZLIB_DECODER = /^(Gunzip|Inflate|InflateRaw|BrotliDecompress|ZstdDecompress)$/;

/** Whether content was decoded: undici does what the platform does, and node-fetch shows its decoder. */
function isDecoded({ url, body }: ForeignResponse, headers: readonly Header[]): boolean {
  if (body === null) return false;
  if (!("getReader" in body)) return ZLIB_DECODER.test(body.constructor.name);
  const coding = headers.find(([name]) => name === "content-encoding")?.[1] ?? null;
  return Boolean(url) && isDecodedByFetch(coding);
}

/** Returns the headers of a response, each cookie as one. They declare no coding that was decoded. */
function listHeaders(response: ForeignResponse): Header[] {
  const { headers } = response;
  const list: Header[] = [];
  headers.forEach((value, name) => {
    if (name !== "set-cookie") list.push([name, value]);
  });
  const cookies = headers.getSetCookie?.() ?? headers.raw?.()["set-cookie"] ?? [];
  const declared = listDeclaredCodings(list);
  const actual = isDecoded(response, list) ? [] : declared;
  return [
    ...declareCodings(list, declared, actual),
    ...cookies.map((value): Header => ["set-cookie", value]),
  ];
}

/** Destroys a stream and those that are piped into it, as node-fetch 2 pipes what it receives. */
function destroyStream(stream: NodeStream): void {
  stream.once("unpipe", destroyStream);
  stream.destroy();
}

/** Returns a stream of Node as one of Fetch. */
function toWebStream(body: NodeStream): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  return createLazyStream(
    async () => (await chunks.next()).value,
    async () => destroyStream(body),
  );
}

/** The responses of the platform, by those that they stand for. Content can be read only once. */
const converted = /* @__PURE__ */ new WeakMap<object, Response>();

/**
 * Returns the response of another implementation of Fetch as one of the platform's, or undefined if the
 * value is none, or its content has been read. It never throws.
 */
export function convertResponse(value: unknown): Response | undefined {
  return readSafely(() => {
    if (!isForeignResponse(value)) return undefined;
    const known = converted.get(value);
    if (known || value.bodyUsed) return known;
    const { status, statusText, body } = value;
    const content = body && "getReader" in body ? body : body && toWebStream(body);
    const headers = new Headers(listHeaders(value) as [string, string][]);
    const response = new Response(content, { status, statusText, headers });
    converted.set(value, response);
    return response;
  });
}
