/** Writes responses to Node's `ServerResponse`, of HTTP/1 or of HTTP/2. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { ResponseParts } from "../model/response-parts.js";
import { createUncachedParts } from "../response/create-parts.js";
import { isResponseParts } from "../response/fetch.js";
import { mergeHeaders } from "../response/merge-headers.js";
import type { AdapterResponder } from "../server/adapter.js";
import { NodeHeaderStore } from "./header-store.js";
import { createNodeRequestContext, type RequestOverrides } from "./request-context.js";

/** The error code for a stream of HTTP/2 that an error ends early (RFC 9113, 7). */
const INTERNAL_ERROR = 2;

/** The parts of a response, or those of a ready one, whose content is a stream. */
export type WritableParts = ResponseParts & { readonly content?: Response["body"] };

/** Breaks off a response that is not complete, so that the client does not take it as complete. */
export function abortResponse(res: ServerResponse | Http2ServerResponse): void {
  if (res.writableEnded) return;
  // To destroy a stream of HTTP/2 without an error would end it in good order.
  if ("stream" in res) res.stream.close(INTERNAL_ERROR);
  else res.destroy();
}

/** Writes a response in place of the one that the handler had begun to prepare. */
export function writeParts(
  parts: WritableParts,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  const { status, statusText, headers, body, content } = parts;
  const store = new NodeHeaderStore(req, res);
  mergeHeaders(store, headers, status);
  res.statusCode = status;
  if (store.connection.isHttp1) (res as ServerResponse).statusMessage = statusText;
  if (content !== undefined) {
    void streamContent(req.method === "HEAD" ? null : content, res as ServerResponse);
    return;
  }
  if (body === null) {
    // A 205 tells that its length is 0 (RFC 9110, 15.3.6). Node would close the connection instead.
    if (status === 205) res.setHeader("content-length", 0);
    res.end();
    return;
  }
  res.setHeader("content-length", body.length);
  (res as ServerResponse).end(toPayload(parts));
}

/**
 * Writes the response for an error that a framework caught, or aborts the one that has begun already.
 * It never rejects.
 *
 * @param overrides - what the framework knows better than the request
 */
export async function writeErrorResponse(
  responder: AdapterResponder,
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  overrides: RequestOverrides = {},
): Promise<void> {
  try {
    const requestContext = createNodeRequestContext(req, overrides);
    const parts = await toResponseParts(await responder.createParts(error, requestContext));
    if (res.headersSent) abortResponse(res);
    else writeParts(parts, req, res);
  } catch {
    // A handler of the configuration returned a response that cannot be read or sent.
    abortResponse(res);
  }
}

/**
 * Returns the parts of a response. A `Response` is read to its end, so that its length is known;
 * error responses are short.
 */
export async function toResponseParts(response: ResponseParts | Response): Promise<ResponseParts> {
  if (isResponseParts(response)) return response;
  const { status, statusText, headers } = response;
  const body = response.body && new Uint8Array(await response.arrayBuffer());
  return createUncachedParts(status, statusText, [...headers], body);
}

/**
 * Returns the content in the form that Node sends at the least cost: a text is written together with
 * the headers. A text is also a copy, which the content needs if it lies in the core's memory,
 * because Node may write it later.
 */
export function toPayload({ body, cachedContent }: ResponseParts): string | Uint8Array | null {
  if (body === null || !cachedContent) return body;
  cachedContent.text ??= Buffer.from(body.buffer, body.byteOffset, body.length).toString();
  return cachedContent.text;
}

/** Writes content as it arrives. If it fails, the response is aborted. */
async function streamContent(content: Response["body"], res: ServerResponse): Promise<void> {
  const reader = content?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || res.destroyed) break;
      if (res.write(value)) continue;
      await new Promise((resume) => {
        res.once("drain", resume).once("close", resume);
      });
    }
    res.end();
  } catch {
    abortResponse(res);
  }
  reader?.cancel().catch(() => {});
}
