/** Merges the headers of an error response into those that were set before it, on every platform. */

import type { Header } from "../model/response-parts.js";
import { toList } from "../values/lists.js";

/**
 * The headers that caches obey: `Cache-Control` (RFC 9111, 5.2), and those for some caches, such as
 * `CDN-Cache-Control` (RFC 9213, 2), which such a cache prefers.
 */
export const CACHE_CONTROLS = /^((.*-)?cache|surrogate|edge)-control$/;

/**
 * Orders of an application to the proxy or the server in front of it, which would replace the error
 * response by a file or by another response, or store it: nginx, Apache, lighttpd, LiteSpeed, and the
 * servers that copied them.
 */
const PROXY_ORDERS = /^x-(accel|sendfile|lighttpd-send|litespeed|reproxy)(\d*|-.+)$/;

/** Headers that describe the content (RFC 9110, 8), but not those about what its page may load. */
const CONTENT_DESCRIPTIONS = /^(content|repr)-(?!security-policy)/;

/** Other headers about the content or the caching of a success. They are wrong on an error. */
const STALE_HEADERS = /* @__PURE__ */ new Set([
  "accept-ranges",
  "age",
  "digest",
  "etag",
  "expires",
  "last-modified",
  "refresh",
  "trailer",
  "transfer-encoding",
]);

/** The headers that a 304 repeats from the 200 (RFC 9110, 15.4.5), beside those that caches obey. */
const VALIDATION_HEADERS = ["content-location", "etag", "expires", "last-modified"];

/** Whether a header that was set for a success is wrong on an error response with a status. */
function isStale(name: string, status: number): boolean {
  // It names a created resource or the target of a redirect (RFC 9110, 10.2.2). A 4xx and a 5xx say
  // that there is none.
  if (name === "location") return status >= 400;
  const isCacheControl = CACHE_CONTROLS.test(name);
  if (status === 304 && (isCacheControl || VALIDATION_HEADERS.includes(name))) return false;
  return (
    isCacheControl ||
    STALE_HEADERS.has(name) ||
    CONTENT_DESCRIPTIONS.test(name) ||
    PROXY_ORDERS.test(name)
  );
}

/**
 * Headers about one connection, which no server passes on (RFC 9110, 7.6.1) and HTTP/2 forbids
 * (RFC 9113, 8.2.2; RFC 7540, 3.2.1).
 */
export const CONNECTION_HEADERS = [
  "connection",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** The connection that a response is sent on. */
export interface Connection {
  /** Whether it uses HTTP/1.0 or HTTP/1.1. */
  readonly isHttp1: boolean;
  /** Whether the server closes it after the response. */
  readonly isClosing: boolean;
}

/**
 * The headers of a response that is not sent yet, as its platform keeps them. All names that are
 * passed to it are in lower case.
 */
export interface HeaderStore {
  /** The connection, or undefined on a platform that writes the headers about it by itself. */
  readonly connection?: Connection | undefined;
  /** Returns the names of all headers, in lower case. */
  getNames(): readonly string[];
  /** Returns the values of a header: one for each line, none if the header is not set. */
  getValues(name: string): readonly string[];
  /** Sets a header in place of the one before. Several values become several lines. */
  set(name: string, values: string | readonly string[]): void;
  /** Adds lines to a header. */
  append(name: string, values: string | readonly string[]): void;
  /** Removes a header. */
  remove(name: string): void;
}

/** The headers of a Fetch response, in a `Headers` object. */
export class FetchHeaderStore implements HeaderStore {
  readonly #headers: Headers;

  constructor(headers: Headers) {
    this.#headers = headers;
  }

  getNames(): readonly string[] {
    return [...this.#headers.keys()];
  }

  getValues(name: string): readonly string[] {
    const value = this.#headers.get(name);
    return value === null ? [] : [value];
  }

  set(name: string, values: string | readonly string[]): void {
    if (typeof values === "string") {
      this.#headers.set(name, values);
      return;
    }
    this.#headers.delete(name);
    this.append(name, values);
  }

  append(name: string, values: string | readonly string[]): void {
    for (const value of toList(values)) this.#headers.append(name, value);
  }

  remove(name: string): void {
    this.#headers.delete(name);
  }
}

/**
 * Merges the headers of an error response into those that were set before it. The new headers
 * replace those of the same name; `Vary` is merged and cookies are added. Headers about the content
 * or the caching of a success and orders to a proxy are removed, and all others stay.
 *
 * @param store - the headers that were set before; it is changed
 * @param headers - the headers of the error response, with names in lower case
 * @param status - the status code of the error response
 */
export function mergeHeaders(store: HeaderStore, headers: readonly Header[], status: number): void {
  removeStaleHeaders(store, status);
  addHeaders(store, headers);
}

/** Removes the headers that {@link mergeHeaders} removes. It is the first half of it. */
export function removeStaleHeaders(store: HeaderStore, status: number): void {
  for (const name of store.getNames()) {
    if (isStale(name, status)) store.remove(name);
  }
}

/** Adds the headers that {@link mergeHeaders} adds. It is the second half of it. */
export function addHeaders(store: HeaderStore, headers: readonly Header[]): void {
  for (const [name, values] of groupByName(adaptToConnection(store, headers))) {
    if (name === "set-cookie") store.append(name, values);
    else if (name === "vary") store.set(name, mergeVary(store.getValues(name), values));
    else store.set(name, values);
  }
}

/** Returns the values of each header by its name: one text, or a list if it has several lines. */
function groupByName(headers: readonly Header[]): Map<string, string | string[]> {
  const groups = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const others = groups.get(name);
    groups.set(name, others === undefined ? value : [others, value].flat());
  }
  return groups;
}

/** Returns the value of `Vary` that stands for those set before and the new ones, each name once. */
function mergeVary(previous: readonly string[], values: string | readonly string[]): string {
  const isSingle = previous.length === 0 && typeof values === "string" && !values.includes(",");
  if (isSingle) return values;
  const members = [...previous, ...toList(values)].flatMap((value) => value.split(/\s*,\s*/));
  const names = members.filter((member) => member !== "");
  const unique = new Map(names.map((name) => [name.toLowerCase(), name]));
  return unique.has("*") ? "*" : [...unique.values()].join(", ");
}

/** Returns headers as the version of HTTP asks for them. */
function adaptToConnection(store: HeaderStore, headers: readonly Header[]): readonly Header[] {
  const { connection } = store;
  if (connection === undefined) return headers;
  if (!connection.isHttp1) return headers.filter(([name]) => !CONNECTION_HEADERS.includes(name));
  if (headers.every(([name]) => name !== "upgrade")) return headers;
  // A response with Upgrade names it in Connection, too (RFC 9110, 7.8).
  const values = headers.filter(([name]) => name === "connection").map(([, value]) => value);
  const options = values.length > 0 ? values : store.getValues("connection");
  const isClosing = connection.isClosing || options.some((value) => /\bclose\b/i.test(value));
  const others = headers.filter(([name]) => name !== "connection");
  return [...others, ["connection", isClosing ? "close, Upgrade" : "Upgrade"]];
}
