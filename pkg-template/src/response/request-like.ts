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

/** Returns the absolute URL of a request, or undefined if it has none. */
export function readUrl(request: RequestLike | undefined): string | undefined {
  try {
    const url = request?.url;
    if (url === undefined || !url.startsWith("/")) return url;
    // A Node request has a path, a Host header and a socket.
    const { host } = Object(request?.headers) as { readonly host?: string };
    const { encrypted } = Object((request as { socket?: unknown }).socket);
    return host === undefined ? undefined : `${encrypted ? "https" : "http"}://${host}${url}`;
  } catch {
    return undefined;
  }
}
