/** Answers as Fetch has them. */

import type { Answer } from "./answer.js";

/** As much of a request as an answer depends on: Fetch's `Request` and Node's have it. */
export interface RequestLike {
  /** The method; of a HEAD the answer has no content. */
  readonly method?: string | undefined;
  /** Where `Accept` stands. */
  readonly headers?:
    | { get(name: string): string | null }
    | { readonly accept?: string | undefined }
    | undefined;
}

/** Gives the method of a request; none is as good as GET. */
export function methodOf(request: RequestLike | undefined): string {
  try {
    const method = request?.method;
    return typeof method === "string" ? method : "GET";
  } catch {
    return "GET";
  }
}

/** Gives the Accept value of a request. */
export function acceptOf(request: RequestLike | undefined): string | null | undefined {
  try {
    const headers = request?.headers;
    if (headers == null) return undefined;
    if ("get" in headers && typeof headers.get === "function") return headers.get("accept");
    return (headers as { accept?: string }).accept;
  } catch {
    return undefined;
  }
}

/** Gives an answer as a `Response`; what cannot be sent is left out, down to the bare status. */
export function send({ status, statusText, fields, body }: Answer): Response {
  const headers = fields as [string, string][];
  try {
    return new Response(body, { status, statusText, headers });
  } catch {
    try {
      return new Response(body, { status, headers: { "cache-control": "no-store" } });
    } catch {
      return new Response(null, { status: 500 });
    }
  }
}
