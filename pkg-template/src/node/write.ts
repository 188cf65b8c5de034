/** Writes responses to Node's `ServerResponse`, of HTTP/1 or of HTTP/2. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { ResponseParts } from "../model/response-parts.js";
import { mergeHeaders } from "../response/merge-headers.js";
import type { RequestContext } from "../server/request-context.js";
import { NodeHeaderStore } from "./header-store.js";
import {
  mergeReadyHeaders,
  type NodeResponder,
  type OpenResponse,
  openEmptyResponse,
  openErrorResponse,
  openReadyResponse,
  watchClient,
} from "./ready-response.js";

/** The error code for a stream of HTTP/2 that an error ends early (RFC 9113, 7). */
const INTERNAL_ERROR = 2;

/** Breaks off a response that is not complete, so that the client does not take it as complete. */
export function abortResponse(res: ServerResponse | Http2ServerResponse): void {
  if (res.writableEnded) return;
  // To destroy a stream of HTTP/2 without an error would end it in good order.
  if ("stream" in res) res.stream.close(INTERNAL_ERROR);
  else res.destroy();
}

/** The parts of a response that come before its content. */
type ResponseHead = Pick<ResponseParts, "status" | "statusText" | "headers">;

/** Sets status and headers of a response in place of those that the handler had set. */
function setHead(
  head: ResponseHead,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  const store = new NodeHeaderStore(req, res);
  mergeHeaders(store, head.headers, head.status);
  setStatus(head, store, res);
}

/** Sets the status of a response. HTTP/2 has no reason phrase (RFC 9113, 8.3.2). */
function setStatus(
  { status, statusText }: ResponseHead,
  store: NodeHeaderStore,
  res: ServerResponse | Http2ServerResponse,
): void {
  res.statusCode = status;
  if (store.connection.isHttp1) (res as ServerResponse).statusMessage = statusText;
}

/** Writes a response without content, and tells its length if the response to a GET would. */
function writeEmpty(
  head: ResponseHead,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  setHead(head, req, res);
  const { status } = head;
  // If the handler had set a length, Node would close the connection instead (RFC 9112, 6.3).
  if (req.method !== "HEAD" && status !== 204 && status !== 304) res.setHeader("content-length", 0);
  res.end();
}

/** Writes a response in place of the one that the handler had begun to prepare. */
export function writeParts(
  parts: ResponseParts,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  const { body } = parts;
  if (body === null) {
    writeEmpty(parts, req, res);
    return;
  }
  setHead(parts, req, res);
  res.setHeader("content-length", parts.bodyLength);
  // Node writes a text together with the headers.
  (res as ServerResponse).end(body);
}

/**
 * Writes a ready response. Its content is written as it arrives. It never rejects: if the content fails
 * later, it aborts the response.
 *
 * @param onFailure - called if the content fails before anything is written
 * @param onAbort - called with the failure if the content fails later
 */
export async function writeReadyResponse(
  ready: Response,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  onFailure: (failure: unknown) => void,
  onAbort: (failure: unknown) => void,
): Promise<void> {
  const emptyResponse = openEmptyResponse(ready, req.method);
  if (emptyResponse) {
    writeEmpty(emptyResponse, req, res);
    return;
  }
  let open: OpenResponse;
  try {
    open = await openReadyResponse(ready, req, res);
  } catch (failure) {
    onFailure(failure);
    return;
  }
  await writeOpenResponse(open, req, res, onAbort);
}

/** Writes a ready response that is open. It never rejects: if the content fails, it aborts the response. */
async function writeOpenResponse(
  open: OpenResponse,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  onAbort: (failure: unknown) => void,
): Promise<void> {
  const { content } = open;
  if (content === undefined) {
    writeEmpty(open, req, res);
    return;
  }
  let goOn = (): void => {};
  const watch = watchClient(req, res, () => {
    content.cancel();
    goOn();
  });
  const onDrain = (): void => goOn();
  res.on("drain", onDrain);
  try {
    if (watch.hasLeft) return;
    const store = new NodeHeaderStore(req, res);
    mergeReadyHeaders(store, open, req);
    setStatus(open, store, res);
    for (;;) {
      const chunk = await content.read();
      if (chunk === undefined || watch.hasLeft) break;
      const isFull = !(res as ServerResponse).write(chunk);
      if (isFull) await new Promise<void>((resolve) => (goOn = resolve));
    }
    if (!watch.hasLeft) res.end();
  } catch (failure) {
    content.cancel();
    if (!watch.hasLeft) onAbort(failure);
    abortResponse(res);
  } finally {
    watch.stop();
    res.off("drain", onDrain);
  }
}

/**
 * Writes the response for an error that a framework caught, or aborts the one that has begun already.
 * It never rejects.
 *
 * @param requestContext - the request as the framework knows it
 */
export async function writeErrorResponse(
  responder: NodeResponder,
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  requestContext: RequestContext,
): Promise<void> {
  try {
    const opened = openErrorResponse(responder, error, requestContext, req, res);
    const { parts } = opened instanceof Promise ? await opened : opened;
    if (res.headersSent) {
      abortResponse(res);
      if ("content" in parts) parts.content?.cancel();
    } else if ("content" in parts) {
      const report = (failure: unknown) => responder.report(failure, requestContext);
      await writeOpenResponse(parts, req, res, report);
    } else writeParts(parts, req, res);
  } catch {
    // A handler of the configuration returned a response that cannot be read or sent.
    abortResponse(res);
  }
}
