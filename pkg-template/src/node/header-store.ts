/** The headers of Node's responses, for merging. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Connection, HeaderStore } from "../response/merge-headers.js";
import { toList } from "../values/lists.js";

/** Returns what a request and its response tell of their connection. */
export function readConnection(
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): Connection {
  const { shouldKeepAlive } = res as Partial<ServerResponse>;
  return { isHttp1: req.httpVersionMajor < 2, isClosing: !shouldKeepAlive };
}

/** The headers of a `ServerResponse`, of HTTP/1 or of HTTP/2. */
export class NodeHeaderStore implements HeaderStore {
  readonly connection: Connection;
  readonly #res: ServerResponse;

  constructor(
    req: IncomingMessage | Http2ServerRequest,
    res: ServerResponse | Http2ServerResponse,
  ) {
    this.connection = readConnection(req, res);
    this.#res = res as ServerResponse;
  }

  getNames(): readonly string[] {
    return this.#res.getHeaderNames();
  }

  getValues(name: string): readonly string[] {
    return toHeaderValues(this.#res.getHeader(name));
  }

  set(name: string, values: string | readonly string[]): void {
    this.#res.setHeader(name, values);
  }

  append(name: string, values: string | readonly string[]): void {
    this.#res.setHeader(name, [...this.getValues(name), ...toList(values)]);
  }

  remove(name: string): void {
    this.#res.removeHeader(name);
  }
}

/** Returns a header as Node and Fastify keep it as a list of its lines. */
export function toHeaderValues(value: number | string | readonly string[] | undefined): string[] {
  return value === undefined ? [] : toList<number | string>(value).map(String);
}
