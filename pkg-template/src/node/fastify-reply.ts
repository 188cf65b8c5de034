/** Answers by Fastify's reply, so that its hooks see them. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { isStaleHeader, mergeVary } from "../response/merge-headers.js";
import { type AdapterResponder, toError } from "../server/adapter.js";
import { readMember } from "../values/safe-read.js";
import { createNodeRequestContext } from "./request-context.js";
import { abortResponse, filterConnectionHeaders, toPayload } from "./write.js";
import { toResponseParts } from "./write-response.js";

/** As much of Fastify's request as is needed. */
export interface FastifyRequestLike {
  readonly raw: object;
  readonly originalUrl: string;
  readonly protocol: string;
}

/** As much of Fastify's reply as is needed. */
export interface FastifyReplyLike {
  readonly raw: object;
  readonly log: { error(what: object, message?: string): unknown };
  code(status: number): unknown;
  getHeaders(): object;
  getHeader(name: string): number | string | string[] | undefined;
  header(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
  send(payload?: unknown): unknown;
}

/** Gives the handler that sends answers by Fastify's reply. */
export function createReplySender(answer: AdapterResponder) {
  return async (
    error: unknown,
    request: FastifyRequestLike,
    reply: FastifyReplyLike,
  ): Promise<unknown> => {
    const req = request.raw as IncomingMessage;
    const { originalUrl, protocol } = request;
    // Fastify takes the content of an answer to HEAD away by itself, when it knows the length.
    const method = req.method === "HEAD" ? "GET" : req.method;
    const made = await answer.createParts(
      error,
      createNodeRequestContext(req, { originalUrl, protocol, method }),
    );
    const given = await toResponseParts(made);
    const { status, headers: fields } = given;
    if (status >= 500) log(reply, request, error);
    const res = reply.raw as ServerResponse;
    if (res.headersSent) {
      abortResponse(res);
      return reply;
    }
    for (const name of Object.keys(reply.getHeaders())) {
      if (isStaleHeader(name, status)) reply.removeHeader(name);
    }
    reply.code(status);
    // Those of middleware stand on Node's response, where Fastify's own would replace them.
    const cookies = before(reply, "set-cookie");
    for (const [name, value] of filterConnectionHeaders(fields, req.httpVersionMajor < 2, res)) {
      if (name === "set-cookie") cookies.push(value);
      else reply.header(name, name === "vary" ? mergeVary([...before(reply, name), value]) : value);
    }
    reply.removeHeader("set-cookie");
    if (cookies.length > 0) reply.header("set-cookie", cookies);
    // Without a content type Fastify would name one.
    const body = toPayload(given) ?? undefined;
    return reply.send(body instanceof Uint8Array ? Buffer.from(body) : body);
  };
}

function before(reply: FastifyReplyLike, name: string): string[] {
  return [reply.getHeader(name) ?? []].flat().map(String);
}

/** Tells the log of the request, whatever was thrown. */
function log(reply: FastifyReplyLike, request: FastifyRequestLike, error: unknown): void {
  const told = { req: request, res: reply };
  const said = toError(error);
  const message = String(readMember(said, "message"));
  try {
    reply.log.error({ ...told, err: error }, message);
  } catch {
    // What cannot be read cannot be written, either.
    reply.log.error(told, message);
  }
}
