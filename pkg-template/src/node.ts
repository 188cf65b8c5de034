/** Answers for Node's own HTTP servers, written straight to `ServerResponse`. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { type HTTPException, HTTPInternalServerError, isHTTPException } from "./index.js";
import type { ResponseParts } from "./model/response-parts.js";
import { BRAND } from "./model/symbols.js";
import { abortResponse, writeParts } from "./node/write.js";
import { readUrl } from "./response/request-like.js";

interface PartsMaker {
  [BRAND](method: unknown, accept: unknown, url: string | undefined): ResponseParts;
}

/** Gives the answer for anything that was thrown. */
function createParts(error: unknown, req: IncomingMessage | Http2ServerRequest): ResponseParts {
  const make = (shown: HTTPException): ResponseParts =>
    (shown as unknown as PartsMaker)[BRAND](req.method, req.headers.accept, readUrl(req));
  try {
    if (isHTTPException(error)) return make(error);
  } catch {
    // It only inherits from an error of this package, or stands in for one.
  }
  return make(new HTTPInternalServerError({ stack: false }));
}

/** Gives the ready answer that was thrown, or that an error carries; nothing if it was used. */
function findReadyResponse(error: unknown) {
  try {
    const given = isHTTPException(error) ? error.response : error;
    // To name the platform's class would load it, which fails where WebAssembly is switched off.
    if (Object.prototype.toString.call(given) !== "[object Response]") return undefined;
    if (!(given instanceof Response)) return undefined;
    const { status, statusText, headers, body: content } = given.clone();
    // A Response may be an error of the network, which has no status.
    if (status < 200) return undefined;
    return { status, statusText, headers: [...headers], body: null, content };
  } catch {
    return undefined;
  }
}

/**
 * Sends the answer for anything that was thrown; a `Response`, or one that an error carries, goes
 * out as it is. What the handler set for a success is taken back, but for what a 304 keeps (RFC 9110,
 * 15.4.5); CORS fields, cookies and the like stay. A value that is no error of this package becomes a 500 that tells nothing. Where an answer
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
    abortResponse(res);
    return;
  }
  const ready = findReadyResponse(error);
  writeParts(ready ?? createParts(error, req), req, res);
}
