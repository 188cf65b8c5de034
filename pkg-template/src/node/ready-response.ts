/** Ready responses that Node's own functions or those of a framework send. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Header } from "../model/response-parts.js";
import { ContentReader, declareNoContent } from "../response/content-reader.js";
import { declareCodings, listDeclaredCodings } from "../response/declared-codings.js";
import { listReadyHeaders } from "../response/ready-response.js";

/** A ready response that is about to be sent. */
export interface OpenResponse {
  readonly status: number;
  readonly statusText: string;
  /** The headers, which may still declare codings that the content is not in. */
  readonly headers: readonly Header[];
  /** The codings that they declare. */
  readonly codings: readonly string[];
  /** The content, or undefined if there is none or the request is a HEAD. */
  readonly content: ContentReader | undefined;
}

/** Whether a request is of HTTP/1.1, in which content may be sent in chunks (RFC 9112, 7.1). */
export function isHttp11(req: IncomingMessage | Http2ServerRequest): boolean {
  return req.httpVersionMajor === 1 && req.httpVersionMinor > 0;
}

/** Whether the client is still there. */
export interface ClientWatch {
  readonly hasLeft: boolean;
  /** Ends the watch. */
  stop(): void;
}

/**
 * Watches whether the client leaves, with one listener, however long the response takes.
 *
 * @param onLeave - called once, at once if the client has left already
 */
export function watchClient(
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  onLeave: () => void,
): ClientWatch {
  let hasLeft = false;
  const leave = (): void => {
    hasLeft = true;
    onLeave();
  };
  // A response that waits for earlier ones of its connection has no socket yet, and tells nothing.
  const isWaiting = res.socket === null && req.socket !== null;
  const emitter = (isWaiting ? req.socket : res) as ServerResponse;
  emitter.once("close", leave);
  const isGone = "stream" in res ? res.stream.destroyed : res.destroyed || req.socket?.destroyed;
  if (isGone) leave();
  return {
    get hasLeft() {
      return hasLeft;
    },
    stop: () => emitter.off("close", leave),
  };
}

/**
 * Opens a ready response. The content is cancelled if it is not sent because the request is a HEAD.
 *
 * @throws TypeError if something else reads the content
 */
export function openReadyResponse(ready: Response, method: string | undefined): OpenResponse {
  const { status, statusText, body } = ready;
  const headers = listReadyHeaders(ready);
  const codings = listDeclaredCodings(new Headers(headers as [string, string][]));
  if (body !== null && method !== "HEAD") {
    return { status, statusText, headers, codings, content: new ContentReader(body) };
  }
  cancelContent(ready);
  const plainHeaders = declareNoContent(headers, codings);
  return { status, statusText, headers: plainHeaders, codings: [], content: undefined };
}

/** Cancels the content of a ready response that is not sent. */
export function cancelContent(ready: Response): void {
  ready.body?.cancel().catch(() => {});
}

/**
 * Returns the headers of a ready response, which declare the codings that its content is in. It rejects
 * if the content fails.
 */
export async function readHeaders({
  headers,
  codings,
  content,
}: OpenResponse): Promise<readonly Header[]> {
  if (codings.length === 0 || content === undefined) return headers;
  return declareCodings(headers, codings, await content.findCodings(codings));
}
