/** The parts of a request that a response depends on. Whatever the request is, reading never throws. */

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

/** Returns the method of a request. Without one a response is that to a GET. */
export function readMethod(request: RequestLike | undefined): string | undefined {
  try {
    return request?.method;
  } catch {
    return undefined;
  }
}

/** Returns the `Accept` value of a request. */
export function readAccept(request: RequestLike | undefined): string | null | undefined {
  try {
    const headers = request?.headers as { get?(name: string): string; accept?: string } | undefined;
    return typeof headers?.get === "function" ? headers.get("accept") : headers?.accept;
  } catch {
    return undefined;
  }
}

/** The parts of a request of Node's that its URL is made from. */
interface NodeRequestLike {
  /** The target before a router of Express, Connect or Polka took its own prefix from it. */
  readonly originalUrl?: unknown;
  readonly socket?: { readonly encrypted?: unknown } | null;
  readonly headers?: { readonly host?: unknown; readonly ":authority"?: unknown };
}

/** Returns the absolute URL of a request, or undefined if it has none. */
export function readUrl(request: RequestLike | undefined): string | undefined {
  try {
    const { originalUrl, socket, headers } = Object(request) as NodeRequestLike;
    const target = typeof originalUrl === "string" ? originalUrl : request?.url;
    if (target === undefined || !target.startsWith("/")) return target;
    // A request of Node's has a path, a host and a socket. In HTTP/2 the host is `:authority`
    // (RFC 9113, 8.3.1), which comes before a Host header.
    const host = headers?.[":authority"] ?? headers?.host;
    return host === undefined
      ? undefined
      : `${socket?.encrypted ? "https" : "http"}://${host}${target}`;
  } catch {
    return undefined;
  }
}
