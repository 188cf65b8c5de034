/** Ready responses that are sent through Node, by its own functions or by those of a framework. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { findContentOrigin } from "../response/content-origin.js";
import { ContentReader, declareNoContent } from "../response/content-reader.js";
import { declareCodings, listDeclaredCodings } from "../response/declared-codings.js";
import { isResponseParts } from "../response/fetch.js";
import { type HeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { listReadyHeaders } from "../response/ready-response.js";
import type { AdapterResponder } from "../server/adapter.js";
import type { RequestContext } from "../server/request-context.js";

type NodeRequest = IncomingMessage | Http2ServerRequest;
type NodeResponse = ServerResponse | Http2ServerResponse;

/** A ready response that may be sent. */
export interface OpenResponse {
  readonly status: number;
  readonly statusText: string;
  /** The headers, which declare the codings that the content is in. */
  readonly headers: readonly Header[];
  /** The content, whose beginning has arrived; undefined if there is none, or for a HEAD. */
  readonly content: ContentReader | undefined;
}

/** Tells whether the client of a request has left. */
export interface ClientWatch {
  readonly hasLeft: boolean;
  /** Removes the listener. */
  stop(): void;
}

/**
 * Watches whether the client leaves. It adds one listener, however long the response takes.
 *
 * @param onLeave - called when the client leaves, or now if it has left already
 */
export function watchClient(req: NodeRequest, res: NodeResponse, onLeave: () => void): ClientWatch {
  let hasLeft = false;
  const leave = (): void => {
    hasLeft = true;
    onLeave();
  };
  // A response has no socket while earlier responses of its connection are sent, and emits no event
  // if the client leaves then.
  const isWaiting = res.socket === null && typeof req.socket?.once === "function";
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

/** Cancels the content of a ready response that is not sent. */
export function cancelContent(ready: Response): void {
  ready.body?.cancel().catch(() => {});
}

/**
 * Opens a ready response that is sent without content, because it has none or because the request is a
 * HEAD. It cancels the content. Returns undefined for any other response.
 */
export function openEmptyResponse(
  ready: Response,
  method: string | undefined,
): OpenResponse | undefined {
  const { status, statusText, body } = ready;
  if (body !== null && method !== "HEAD") return undefined;
  cancelContent(ready);
  const readyHeaders = listReadyHeaders(ready);
  const headers = declareNoContent(readyHeaders, listDeclaredCodings(readyHeaders));
  return { status, statusText, headers, content: undefined };
}

/**
 * Opens a ready response as soon as the beginning of its content arrives. If the client leaves before
 * that, it cancels the content. It rejects if the content fails, or if something else reads it.
 */
export async function openReadyResponse(
  ready: Response,
  req: NodeRequest,
  res: NodeResponse,
): Promise<OpenResponse> {
  const emptyResponse = openEmptyResponse(ready, req.method);
  if (emptyResponse) return emptyResponse;
  const { status, statusText, body } = ready;
  const origin = findContentOrigin(ready);
  const content = new ContentReader(body as ReadableStream<Uint8Array>);
  const watch = watchClient(req, res, () => content.cancel());
  try {
    const readyHeaders = listReadyHeaders(ready);
    const declared = listDeclaredCodings(readyHeaders);
    const actual = await content.findCodings(declared, origin);
    const headers = declareCodings(readyHeaders, declared, actual);
    return { status, statusText, headers, content };
  } finally {
    watch.stop();
  }
}

/**
 * Merges the headers of a ready response into those that were set before it, and tells Node to send its
 * content in chunks if nothing else does.
 */
export function mergeReadyHeaders(store: HeaderStore, open: OpenResponse, req: NodeRequest): void {
  const wasChunked = isChunked(store);
  mergeHeaders(store, open.headers, open.status);
  if (wasChunked) restoreChunked(store, open, req);
}

/** Whether a handler has set Transfer-Encoding. */
export function isChunked(store: HeaderStore): boolean {
  return store.getNames().includes("transfer-encoding");
}

/**
 * Sets Transfer-Encoding for the content of a ready response after the handler's was removed. Node would
 * close the connection after the response instead. HTTP/1.0 and HTTP/2 have no chunks (RFC 9112, 7.1).
 */
export function restoreChunked(store: HeaderStore, open: OpenResponse, req: NodeRequest): void {
  const isHttp11 = req.httpVersionMajor === 1 && req.httpVersionMinor > 0;
  if (open.content && isHttp11) store.set("transfer-encoding", "chunked");
}

/** The response to an error, and the error that it is about. */
export interface OpenErrorResponse {
  readonly parts: ResponseParts | OpenResponse;
  /** The error that was thrown, or the one that the content of a ready response failed with. */
  readonly error: unknown;
}

/** The parts of a responder that write to Node's response. */
export type NodeResponder = Pick<AdapterResponder, "createParts" | "report">;

/**
 * Creates the response to an error that a framework caught. If the content of a ready response fails
 * before any of it is sent, it creates the response to that failure. The result is a promise only if a
 * handler decides, or if the content of a ready response has to arrive.
 */
export function openErrorResponse(
  responder: NodeResponder,
  error: unknown,
  context: RequestContext,
  req: NodeRequest,
  res: NodeResponse,
): OpenErrorResponse | Promise<OpenErrorResponse> {
  const response = responder.createParts(error, context);
  if (!(response instanceof Promise) && isResponseParts(response))
    return { parts: response, error };
  return openLaterResponse(responder, response, error, context, req, res);
}

/** Does the same for a response that has to be waited for. */
async function openLaterResponse(
  responder: NodeResponder,
  response: ReturnType<AdapterResponder["createParts"]>,
  error: unknown,
  context: RequestContext,
  req: NodeRequest,
  res: NodeResponse,
): Promise<OpenErrorResponse> {
  const open = async (created: typeof response): Promise<OpenErrorResponse["parts"]> => {
    const opened = await created;
    return isResponseParts(opened) ? opened : openReadyResponse(opened, req, res);
  };
  const first = await response;
  try {
    return { parts: await open(first), error };
  } catch (failure) {
    return { parts: await open(responder.createParts(failure, context)), error: failure };
  }
}
