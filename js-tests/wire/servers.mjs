// Starts servers whose every response is a ready one, and prints their ports: of node:http, which every
// runtime has, and those of the runtime itself.

import { createServer } from "node:http";
import { toResponse } from "httpexc";
import { sendError } from "httpexc/node";
import { createErrors } from "httpexc/server";
import { makeThrown } from "./ready-responses.mjs";

const [upstream] = globalThis.Deno?.args ?? process.argv.slice(2);
const errors = createErrors({ onError: () => {} });

const ports = {};
const server = createServer(async (req, res) => {
  // The headers of the response that the handler was preparing do no harm.
  res.setHeader("content-length", "9999");
  res.setHeader("content-encoding", "gzip");
  if (Number(req.url.at(-1)) % 2) res.setHeader("transfer-encoding", "chunked");
  sendError(await makeThrown(req.url, upstream), req, res);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
ports.node = server.address().port;

const CREATE_RESPONSE = {
  toResponse: (error, request) => toResponse(error, request),
  respond: (error, request) => errors.respond(error, request),
};
for (const [name, createResponse] of Object.entries(CREATE_RESPONSE)) {
  const handle = async (request) => {
    return createResponse(await makeThrown(new URL(request.url).pathname, upstream), request);
  };
  if (globalThis.Deno) {
    const options = { port: 0, hostname: "127.0.0.1", onListen() {} };
    ports[name] = Deno.serve(options, handle).addr.port;
  } else if (globalThis.Bun) {
    ports[name] = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: handle }).port;
  }
}
if (globalThis.Bun) {
  // Without this package, to see what Bun does itself.
  const handle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return new Response("plain");
  };
  ports.control = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: handle }).port;
}
console.log(`Ports: ${JSON.stringify(ports)}`);
