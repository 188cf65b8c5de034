/** Responses of another implementation of Fetch: of the packages undici, node-fetch and cross-fetch. */

import type { Header } from "../model/response-parts.js";
import { isClassInstance, readMember, readSafely } from "../values/safe-read.js";
import { isDecodedByFetch } from "./content-origin.js";
import { declareCodings, listDeclaredCodings } from "./declared-codings.js";
import { createLazyStream } from "./ready-content.js";

/** A stream of Node. */
interface NodeStream extends AsyncIterable<Uint8Array> {
  once(event: "unpipe", call: (source: NodeStream) => void): void;
  destroy(): void;
}

/** What the responses of all implementations have. */
interface ForeignResponse {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly bodyUsed: boolean;
  readonly headers: {
    forEach(call: (value: string, name: string) => void): void;
    getSetCookie?(): string[];
    /** All values by name; only node-fetch has it. */
    raw?(): { readonly [name: string]: readonly string[] };
  };
  readonly body: ReadableStream<Uint8Array> | NodeStream | null;
}

const isFunction = (value: unknown, ...names: readonly PropertyKey[]): boolean =>
  names.every((name) => typeof readMember(value, name) === "function");

/** Whether a value is a response of another implementation of Fetch, by its members. */
export function isForeignResponse(value: unknown): value is ForeignResponse {
  const status = readMember(value, "status");
  if (typeof status !== "number" || status < 200 || status > 599) return false;
  if (!isClassInstance(value) || !isFunction(value, "clone", "text")) return false;
  if (!isFunction(readMember(value, "headers"), "get", "forEach")) return false;
  const body = readMember(value, "body");
  const isBody = body === null || isFunction(body, "getReader") || isFunction(body, "pipe");
  // The platform's class is named last: to load it fails where WebAssembly is switched off.
  return isBody && !(value instanceof Response);
}

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
