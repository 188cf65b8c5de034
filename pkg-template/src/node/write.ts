/** Writing answers to Node's responses. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { isStaleHeader, mergeVary } from "../response/merge-headers.js";

/** What HTTP/2 has no use for. */
const CONNECTION = ["connection", "http2-settings", "keep-alive", "transfer-encoding", "upgrade"];

/** HTTP/2's code for a stream that is broken off for an error (RFC 9113, 7). */
const INTERNAL_ERROR = 2;

/** Breaks an answer off that is not complete. */
export function abortResponse(res: ServerResponse | Http2ServerResponse): void {
  if (res.writableEnded) return;
  // To destroy a stream without an error would end it in good order.
  if ("stream" in res) res.stream.close(INTERNAL_ERROR);
  else res.destroy();
}

/** Sends content as it comes; where it fails, the answer is broken off. */
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

/** Gives the fields as the version of HTTP has them. */
export function filterConnectionHeaders(
  fields: readonly Header[],
  isHttp1: boolean,
  res: Pick<ServerResponse, "getHeader" | "shouldKeepAlive">,
): readonly Header[] {
  // HTTP/2 forbids fields about the connection (RFC 9113, 8.2.2).
  if (!isHttp1) return fields.filter(([name]) => !CONNECTION.includes(name));
  if (fields.every(([name]) => name !== "upgrade")) return fields;
  const given = fields.find(([name]) => name === "connection")?.[1] ?? res.getHeader("connection");
  const closes = !res.shouldKeepAlive || /\bclose\b/i.test(String(given));
  const others = fields.filter(([name]) => name !== "connection");
  return [...others, ["connection", closes ? "close, Upgrade" : "Upgrade"]];
}

/** An answer that was made, or a ready one, whose content comes as a stream. */
export type WritableParts = ResponseParts & { readonly content?: Response["body"] };

/** Takes back what a handler set for a success and an answer of a status does not have. */
export function removeStaleHeaders(
  res: Pick<ServerResponse, "getHeaderNames" | "removeHeader">,
  status: number,
): void {
  for (const name of res.getHeaderNames()) if (isStaleHeader(name, status)) res.removeHeader(name);
}

/** Sends an answer in the place of what the handler had begun to prepare. */
export function writeParts(
  answer: WritableParts,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  const { status, statusText, headers: fields, body, content } = answer;
  const isHttp1 = req.httpVersionMajor < 2;
  removeStaleHeaders(res, status);
  res.statusCode = status;
  if (isHttp1) (res as ServerResponse).statusMessage = statusText;
  const lines = new Map<string, string | string[]>();
  for (const [name, value] of filterConnectionHeaders(fields, isHttp1, res as ServerResponse)) {
    const before = lines.get(name);
    lines.set(name, before === undefined ? value : [before, value].flat());
  }
  for (const [name, values] of lines) {
    if (name === "vary") addVary(res as ServerResponse, values);
    else if (name === "set-cookie") addCookies(res as ServerResponse, values);
    else (res as ServerResponse).setHeader(name, values);
  }
  if (content !== undefined) {
    void streamContent(req.method === "HEAD" ? null : content, res as ServerResponse);
    return;
  }
  if (body === null) {
    // A 205 says that there is nothing (RFC 9110, 15.3.6); Node would close the connection for it.
    if (status === 205) res.setHeader("content-length", 0);
    res.end();
    return;
  }
  res.setHeader("content-length", body.length);
  (res as ServerResponse).end(toPayload(answer));
}

/**
 * Gives content as Node sends it at the least cost: a text goes out with the fields in one write. As
 * Node writes when it can, it is no part of the core's memory, either.
 */
export function toPayload({
  body,
  cachedContent: written,
}: ResponseParts): string | Uint8Array | null {
  if (body === null || !written) return body;
  written.text ??= Buffer.from(body.buffer, body.byteOffset, body.length).toString();
  return written.text;
}

function readHeaderValues(res: ServerResponse, name: string): string[] {
  const value = res.getHeader(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
}

function addVary(res: ServerResponse, values: string | string[]): void {
  const given = readHeaderValues(res, "vary");
  const isSingle = given.length === 0 && typeof values === "string" && !values.includes(",");
  res.setHeader("vary", isSingle ? values : mergeVary([given, values].flat()));
}

function addCookies(res: ServerResponse, values: string | string[]): void {
  res.setHeader("set-cookie", [readHeaderValues(res, "set-cookie"), values].flat());
}
