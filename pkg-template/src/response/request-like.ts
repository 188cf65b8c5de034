/** As much of a request as a response depends on. */

/** As much of a request as an answer depends on: Fetch's `Request` and Node's have it. */
export interface RequestLike {
  /** The method; of a HEAD the answer has no content. */
  readonly method?: string | undefined;
  /** The URL, against which a redirect is judged: absolute, or with a `Host` field beside it. */
  readonly url?: string | undefined;
  /** Where `Accept` stands. */
  readonly headers?:
    | { get(name: string): string | null }
    | { readonly accept?: string | undefined }
    | undefined;
}

/** Gives the method of a request; none is as good as GET. */
export function readMethod(request: RequestLike | undefined): string | undefined {
  try {
    return request?.method;
  } catch {
    return undefined;
  }
}

/** Gives the Accept value of a request. */
export function readAccept(request: RequestLike | undefined): string | null | undefined {
  try {
    const headers = request?.headers as { get?(name: string): string; accept?: string } | undefined;
    return typeof headers?.get === "function" ? headers.get("accept") : headers?.accept;
  } catch {
    return undefined;
  }
}

/** Gives the absolute URL of a request, or nothing where it has none. */
export function readUrl(request: RequestLike | undefined): string | undefined {
  try {
    const url = request?.url;
    if (url === undefined || !url.startsWith("/")) return url;
    // A Node request has a path and a Host field.
    const { host } = Object(request?.headers) as { readonly host?: string };
    const { encrypted } = Object((request as { socket?: unknown }).socket);
    return host === undefined ? undefined : `${encrypted ? "https" : "http"}://${host}${url}`;
  } catch {
    return undefined;
  }
}
