/** Answers for Node's own HTTP servers, written straight to `ServerResponse`. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Answer } from "./answer.js";
import { BRAND } from "./brand.js";
import { type HTTPException, HTTPInternalServerError, isHTTPException } from "./index.js";
import { urlOf } from "./response.js";

/** What was set for the content or the caching of a success, and is wrong on an error. */
const STALE = [
  "accept-ranges",
  "cache-control",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  "content-digest",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-md5",
  "content-range",
  "content-type",
  "digest",
  "etag",
  "expires",
  "last-modified",
  "repr-digest",
  "surrogate-control",
  "trailer",
  "transfer-encoding",
];

/** What HTTP/2 has no use for. */
const CONNECTION = ["connection", "http2-settings", "keep-alive", "transfer-encoding", "upgrade"];

/** HTTP/2's code for a stream that is broken off for an error (RFC 9113, 7). */
const INTERNAL_ERROR = 2;

interface Answering {
  [BRAND](method: unknown, accept: unknown, url: string | undefined): Answer;
}

/** Gives the answer for anything that was thrown. */
function answerTo(error: unknown, req: IncomingMessage | Http2ServerRequest): Answer {
  const make = (shown: HTTPException): Answer =>
    (shown as unknown as Answering)[BRAND](req.method, req.headers.accept, urlOf(req));
  try {
    if (isHTTPException(error)) return make(error);
  } catch {
    // It only inherits from an error of this package, or stands in for one.
  }
  return make(new HTTPInternalServerError({ stack: false }));
}

/** Breaks an answer off that is not complete. */
function cut(res: ServerResponse | Http2ServerResponse): void {
  if (res.writableEnded) return;
  // To destroy a stream without an error would end it in good order.
  if ("stream" in res) res.stream.close(INTERNAL_ERROR);
  else res.destroy();
}

/** Gives the ready answer that was thrown, or that an error carries; nothing if it was used. */
function readyAnswer(error: unknown) {
  try {
    const given = isHTTPException(error) ? error.response : error;
    // To name the platform's class would load it, which fails where WebAssembly is switched off.
    if (Object.prototype.toString.call(given) !== "[object Response]") return undefined;
    if (!(given instanceof Response)) return undefined;
    const { status, statusText, headers, body: content } = given.clone();
    // A Response may be an error of the network, which has no status.
    if (status < 200) return undefined;
    return { status, statusText, fields: [...headers], body: null, content };
  } catch {
    return undefined;
  }
}

/** Sends content as it comes; where it fails, the answer is broken off. */
async function pour(content: Response["body"], res: ServerResponse): Promise<void> {
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
    cut(res);
  }
  reader?.cancel().catch(() => {});
}

/**
 * Sends the answer for anything that was thrown; a `Response`, or one that an error carries, goes
 * out as it is. What the handler set for a success is taken back; CORS fields, cookies and the like
 * stay. A value that is no error of this package becomes a 500 that tells nothing. Where an answer
 * has begun already, the connection (or the stream of HTTP/2) is cut, so that the client cannot take
 * half of it for the whole; a complete one stays.
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
    cut(res);
    return;
  }
  const ready = readyAnswer(error);
  const { status, statusText, fields, body } = ready ?? answerTo(error, req);
  const isHttp1 = req.httpVersionMajor < 2;
  for (const name of STALE) res.removeHeader(name);
  res.statusCode = status;
  if (isHttp1) (res as ServerResponse).statusMessage = statusText;
  const lines = new Map<string, string[]>();
  for (const [name, value] of fields) {
    // HTTP/2 forbids fields about the connection (RFC 9113, 8.2.2).
    if (!isHttp1 && CONNECTION.includes(name)) continue;
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
  if (isHttp1 && lines.has("upgrade")) {
    const { shouldKeepAlive } = res as ServerResponse;
    const closes = !shouldKeepAlive || /\bclose\b/i.test(String(res.getHeader("connection")));
    res.setHeader("connection", closes ? "close, Upgrade" : "Upgrade");
  }
  if (ready) {
    void pour(req.method === "HEAD" ? null : ready.content, res as ServerResponse);
    return;
  }
  if (body === null) {
    // A 205 says that there is nothing (RFC 9110, 15.3.6); Node would close the connection for it.
    if (status === 205) res.setHeader("content-length", 0);
    res.end();
    return;
  }
  res.setHeader("content-length", body.length);
  // A copy: Node writes when it can, and the core's memory is used again before that.
  (res as ServerResponse).end(body.slice());
}

function before(res: ServerResponse, name: string): string[] {
  const value = res.getHeader(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
}

function addVary(res: ServerResponse, values: string[]): void {
  const members = [...before(res, "vary"), ...values].flatMap((value) => value.split(/\s*,\s*/));
  const named = members.filter((member) => member !== "");
  const seen = new Map(named.map((member) => [member.toLowerCase(), member]));
  res.setHeader("vary", seen.has("*") ? "*" : [...seen.values()].join(", "));
}

function addCookies(res: ServerResponse, values: string[]): void {
  res.setHeader("set-cookie", [...before(res, "set-cookie"), ...values]);
}
