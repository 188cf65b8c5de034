/** Answers for Node's own HTTP servers, written straight to `ServerResponse`. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Answer } from "./answer.js";
import { HTTPInternalServerError, isHTTPException } from "./index.js";

/** Under this symbol an error makes its answer. */
const BRAND = Symbol.for("httpexc.exception");

/** What was set for the content or the caching of a success, and is wrong on an error. */
const STALE = [
  "accept-ranges",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-range",
  "content-type",
  "etag",
  "expires",
  "last-modified",
  "trailer",
  "transfer-encoding",
];

/**
 * Sends the answer for anything that was thrown. What the handler set for a success is taken back;
 * CORS fields, cookies and the like stay. A value that is no error of this package becomes a 500
 * that tells nothing. Where an answer has begun already, the connection is cut, so that the client
 * cannot take half of it for the whole.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { HTTPNotFound } from "httpexc";
 * import { sendError } from "httpexc/node";
 *
 * const server = createServer((req, res) => {
 *   try {
 *     throw new HTTPNotFound();
 *   } catch (error) {
 *     sendError(error, req, res);
 *   }
 * });
 * server.close();
 * ```
 */
export function sendError(
  error: unknown,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): void {
  if (res.headersSent) {
    // Both kinds end the stream; only the types keep them apart.
    (res as ServerResponse).destroy();
    return;
  }
  const shown = isHTTPException(error) ? error : new HTTPInternalServerError({ stack: false });
  const make = (shown as unknown as { [BRAND](method: string, accept: unknown): Answer })[BRAND];
  const { status, statusText, fields, body } = make.call(
    shown,
    req.method ?? "GET",
    req.headers.accept,
  );

  const isHttp1 = req.httpVersionMajor < 2;
  for (const name of STALE) res.removeHeader(name);
  res.statusCode = status;
  if (isHttp1) (res as ServerResponse).statusMessage = statusText;
  const lines = new Map<string, string[]>();
  for (const [name, value] of fields) {
    // HTTP/2 forbids fields about the connection (RFC 9113, 8.2.2).
    if (!isHttp1 && name === "upgrade") continue;
    const before = lines.get(name);
    if (before) before.push(value);
    else lines.set(name, [value]);
  }
  for (const [name, values] of lines) {
    if (name === "vary") addVary(res as ServerResponse, values);
    else if (name === "set-cookie") addCookies(res as ServerResponse, values);
    else
      (res as ServerResponse).setHeader(name, values.length === 1 ? (values[0] as string) : values);
  }
  if (isHttp1 && lines.has("upgrade")) res.setHeader("connection", "Upgrade");
  if (body === null) {
    res.end();
    return;
  }
  res.setHeader("content-length", body.length);
  (res as ServerResponse).end(body);
}

function before(res: ServerResponse, name: string): string[] {
  const value = res.getHeader(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
}

function addVary(res: ServerResponse, values: string[]): void {
  const members = [...before(res, "vary"), ...values].flatMap((value) => value.split(/\s*,\s*/));
  const seen = new Map(members.map((member) => [member.toLowerCase(), member]));
  res.setHeader("vary", seen.has("*") ? "*" : [...seen.values()].join(", "));
}

function addCookies(res: ServerResponse, values: string[]): void {
  res.setHeader("set-cookie", [...before(res, "set-cookie"), ...values]);
}
