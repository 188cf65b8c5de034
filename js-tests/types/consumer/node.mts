// The entry for Node's own servers. It is compiled and never run.

import { createServer, type IncomingMessage } from "node:http";
import { createSecureServer, createServer as createServer2 } from "node:http2";
import { HTTPNotFound, toResponse } from "httpexc";
import { sendError } from "httpexc/node";
import { createErrors } from "httpexc/server";

createServer((req, res) => {
  sendError(new HTTPNotFound(), req, res);
  // A request of Node is accepted like one of Fetch.
  toResponse(new HTTPNotFound(), req);
}).close();
createServer2((req, res) => sendError("anything", req, res)).close();
createSecureServer((req, res) => sendError(undefined, req, res)).close();
// @ts-expect-error a response is missing
createServer((req) => sendError(new HTTPNotFound(), req)).close();

const errors = createErrors({
  onResponse: (_error, { status }, req: IncomingMessage) => [status, req.url],
});
createServer((req, res) => sendError(new HTTPNotFound(), req, res, errors)).close();
createServer2((req, res) => sendError(new HTTPNotFound(), req, res, errors)).close();
// @ts-expect-error the configuration itself is not enough
createServer((req, res) => sendError(new HTTPNotFound(), req, res, { cors: true })).close();
