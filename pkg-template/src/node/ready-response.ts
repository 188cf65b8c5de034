/** Ready responses that Node's own functions or those of a framework send. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { ContentReader, declareNoContent } from "../response/content-reader.js";
import { declareCodings, listDeclaredCodings } from "../response/declared-codings.js";
import { isResponseParts } from "../response/fetch.js";
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
  /** The content, of which the beginning is there; undefined if there is none, or for a HEAD. */
  readonly content: ContentReader | undefined;
}

/** Whether a request is of HTTP/1.1, in which content may be sent in chunks (RFC 9112, 7.1). */
export function isHttp11(req: NodeRequest): boolean {
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
export function watchClient(req: NodeRequest, res: NodeResponse, onLeave: () => void): ClientWatch {
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

/** Cancels the content of a ready response that is not sent. */
export function cancelContent(ready: Response): void {
  ready.body?.cancel().catch(() => {});
}

/**
 * Opens a ready response without content, or for a HEAD. Its content is cancelled. Returns undefined if
 * it has content that is to be sent.
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
 * Opens a ready response, when the beginning of its content is there. If the client leaves before, the
 * content is cancelled. It rejects if the content fails, or if something else reads it.
 */
export async function openReadyResponse(
  ready: Response,
  req: NodeRequest,
  res: NodeResponse,
): Promise<OpenResponse> {
  const emptyResponse = openEmptyResponse(ready, req.method);
  if (emptyResponse) return emptyResponse;
  const { status, statusText, body } = ready;
  const content = new ContentReader(body as ReadableStream<Uint8Array>);
  const watch = watchClient(req, res, () => content.cancel());
  try {
    const readyHeaders = listReadyHeaders(ready);
    const declared = listDeclaredCodings(readyHeaders);
    const headers = declareCodings(readyHeaders, declared, await content.findCodings(declared));
    return { status, statusText, headers, content };
  } finally {
    watch.stop();
  }
}

/** The response to an error, and the error that it is for. */
export interface OpenErrorResponse {
  readonly parts: ResponseParts | OpenResponse;
  /** The error that was thrown, or that of the content of its ready response. */
  readonly error: unknown;
}

/**
 * Creates the response to an error that a framework caught. If the content of a ready response fails
 * before any of it is sent, the response is that to the failure.
 */
export async function openErrorResponse(
  responder: AdapterResponder,
  error: unknown,
  context: RequestContext,
  req: NodeRequest,
  res: NodeResponse,
): Promise<OpenErrorResponse> {
  const open = async (response: ResponseParts | Response): Promise<OpenErrorResponse["parts"]> =>
    isResponseParts(response) ? response : openReadyResponse(response, req, res);
  const response = await responder.createParts(error, context);
  try {
    return { parts: await open(response), error };
  } catch (failure) {
    return { parts: await open(await responder.createParts(failure, context)), error: failure };
  }
}
