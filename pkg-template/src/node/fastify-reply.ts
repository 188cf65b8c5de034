/** Sends responses through Fastify's reply, so that Fastify's hooks see them. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import type { ContentReader } from "../response/content-reader.js";
import { type Connection, type HeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { type AdapterResponder, toError } from "../server/adapter.js";
import { toList } from "../values/lists.js";
import { readMember } from "../values/safe-read.js";
import { createContentStream, createEmptyStream } from "./content-stream.js";
import { readConnection, toHeaderValues } from "./header-store.js";
import { mergeReadyHeaders, openErrorResponse } from "./ready-response.js";
import { createNodeRequestContext } from "./request-context.js";
import { abortResponse } from "./write.js";

/** The parts of Fastify's request that the adapter uses. */
export interface FastifyRequestLike {
  readonly raw: object;
  readonly originalUrl: string;
  readonly protocol: string;
}

/** The parts of Fastify's reply that the adapter uses. */
export interface FastifyReplyLike {
  readonly raw: object;
  readonly log: { error(details: object, message?: string): unknown };
  code(status: number): unknown;
  getHeaders(): object;
  getHeader(name: string): number | string | string[] | undefined;
  header(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
  send(payload?: unknown): unknown;
}

/**
 * The headers of Fastify's reply. It reads those of middleware on Node's response, too, and its own
 * replace them when it sends.
 */
class FastifyHeaderStore implements HeaderStore {
  readonly connection: Connection;
  readonly #reply: FastifyReplyLike;
  readonly #res: ServerResponse;

  constructor(req: IncomingMessage, res: ServerResponse, reply: FastifyReplyLike) {
    this.connection = readConnection(req, res);
    this.#reply = reply;
    this.#res = res;
  }

  getNames(): readonly string[] {
    return Object.keys(this.#reply.getHeaders());
  }

  getValues(name: string): readonly string[] {
    return toHeaderValues(this.#reply.getHeader(name));
  }

  set(name: string, values: string | readonly string[]): void {
    this.#reply.header(name, typeof values === "string" ? values : [...values]);
  }

  append(name: string, values: string | readonly string[]): void {
    const lines = [...this.getValues(name), ...toList(values)];
    // The reply adds cookies to its own, and `lines` has those already.
    this.#reply.removeHeader(name);
    this.#reply.header(name, lines);
  }

  remove(name: string): void {
    this.#reply.removeHeader(name);
    // Up to Fastify 5.0, the reply does not remove the headers of Node's response.
    this.#res.removeHeader(name);
  }
}

/**
 * Creates the error handler that sends responses through Fastify's reply. What the functions of the
 * configuration get is the request and the reply, unless a framework above Fastify has something else.
 */
export function createReplySender(responder: AdapterResponder) {
  return async (
    error: unknown,
    request: FastifyRequestLike,
    reply: FastifyReplyLike,
    platformArguments?: readonly unknown[],
  ): Promise<unknown> => {
    const req = request.raw as IncomingMessage;
    const { originalUrl, protocol } = request;
    // Fastify itself removes the content of a response to HEAD, once it knows the length.
    const method = req.method === "HEAD" ? "GET" : req.method;
    const overrides = { originalUrl, protocol, method };
    const context = createNodeRequestContext(req, platformArguments ?? [request, reply], overrides);
    // Without a logger Fastify has one without levels, whose functions do nothing.
    context.hasLog = "level" in reply.log || reply.log.error !== readMember(reply.log, "trace");
    const res = reply.raw as ServerResponse;
    const opened = openErrorResponse(responder, error, context, req, res);
    const response = opened instanceof Promise ? await opened : opened;
    const { parts } = response;
    const { status, headers } = parts;
    if (status >= 500) logError(reply, request, response.error);
    if (res.headersSent) {
      abortResponse(res);
      if ("content" in parts) parts.content?.cancel();
      return reply;
    }
    reply.code(status);
    const store = new FastifyHeaderStore(req, res, reply);
    if ("content" in parts) {
      mergeReadyHeaders(store, parts, req);
      return reply.send(createPayload(parts.content, req, res));
    }
    mergeHeaders(store, headers, status);
    const { body } = parts;
    // Fastify would add a charset to the type of a text, and give a null a content type.
    return reply.send(body === null ? undefined : Buffer.from(body));
  };
}

/** Creates the payload of a ready response. */
function createPayload(
  content: ContentReader | undefined,
  req: IncomingMessage,
  res: ServerResponse,
): Readable | undefined {
  if (content) return createContentStream(content, res);
  // If a response to HEAD has no payload, Fastify sends a length of 0.
  return req.method === "HEAD" ? createEmptyStream() : undefined;
}

/** Writes an error to the log of the request, whatever was thrown. */
function logError(reply: FastifyReplyLike, request: FastifyRequestLike, error: unknown): void {
  const details = { req: request, res: reply };
  const message = String(readMember(toError(error), "message"));
  try {
    reply.log.error({ ...details, err: error }, message);
  } catch {
    // The logger cannot read what was thrown, so it writes the message alone.
    reply.log.error(details, message);
  }
}
