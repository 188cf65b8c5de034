/** The parts of a request that a response depends on. Whatever the request is, reading never throws. */

import { readOwn } from "../values/own-record.js";

/** The parts of a request that a response depends on. Fetch's `Request` and Node's have them. */
export interface RequestLike {
  /** The method. The response to a HEAD has no content. */
  readonly method?: string | undefined;
  /** The URL, which redirects are validated against: absolute, or a path beside a `Host` header. */
  readonly url?: string | undefined;
  /** The headers, of which `Accept` is read. */
  readonly headers?:
    | { get(name: string): string | null }
    | { readonly accept?: string | undefined }
    | undefined;
}

// Every response reads the method and the Accept header. A read of a name that is written down takes a
// fifth of the time of `readOwn`, so that is called only if the name is one of `Object.prototype`.

/** Returns the method of a request. Without one a response is that to a GET. */
export function readMethod(request: RequestLike | undefined): string | undefined {
  try {
    return "method" in Object.prototype
      ? (readOwn(request, "method") as string | undefined)
      : request?.method;
  } catch {
    return undefined;
  }
}

/** Returns the `Accept` value of a request. */
export function readAccept(request: RequestLike | undefined): string | null | undefined {
  try {
    if (
      "headers" in Object.prototype ||
      "get" in Object.prototype ||
      "accept" in Object.prototype
    ) {
      return readRequestHeader(readOwn(request, "headers"), "accept");
    }
    const headers = request?.headers as { get?(name: string): string; accept?: string } | undefined;
    return typeof headers?.get === "function" ? headers.get("accept") : headers?.accept;
  } catch {
    return undefined;
  }
}

/** Returns the absolute URL of a request, or undefined if it has none. */
export function readUrl(request: RequestLike | undefined): string | undefined {
  try {
    // A router of Express, Connect or Polka takes its own prefix from `url`.
    const originalUrl = readOwn(request, "originalUrl");
    const url = readOwn(request, "url") as string | undefined;
    const target = typeof originalUrl === "string" ? originalUrl : url;
    if (target === undefined || !target.startsWith("/")) return target;
    // A request of Node's has a path, a host and a socket. In HTTP/2 the host is `:authority`
    // (RFC 9113, 8.3.1), which comes before a Host header.
    const headers = readOwn(request, "headers");
    const host = readOwn(headers, ":authority") ?? readRequestHeader(headers, "host");
    const encrypted = readOwn(readOwn(request, "socket"), "encrypted");
    return typeof host === "string"
      ? `${encrypted ? "https" : "http"}://${host}${target}`
      : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a header of a `Headers`, or of the object that Node has. */
function readRequestHeader(headers: unknown, name: string): string | null | undefined {
  const get = readOwn(headers, "get");
  const value = typeof get === "function" ? get.call(headers, name) : readOwn(headers, name);
  return value as string | null | undefined;
}
