// Serves the built application, with CORS on each response, and the console messages at /__log.

import { createRequestHandler } from "react-router";
import { serve } from "srvx";
import * as build from "./build/server/index.js";

const messages = [];
console.error = (...args) => messages.push(args.map((one) => one?.stack ?? String(one)).join());

const handle = createRequestHandler(build, process.env.NODE_ENV);
const server = serve({
  async fetch(request) {
    if (new URL(request.url).pathname === "/__log") return Response.json(messages.splice(0));
    const response = await handle(request);
    response.headers.set("access-control-allow-origin", "https://app.example");
    return response;
  },
  port: 0,
  hostname: "127.0.0.1",
  silent: true,
  gracefulShutdown: false,
});
await server.ready();
console.log(`Ready on ${server.url}`);
