// Ways to listen on a free port of the loopback interface; each gives the port.

import { once } from "node:events";
import { createServer } from "node:http";
import { serve } from "srvx";

/** Listens with a handler of Node's. */
export async function listen(handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

/** Listens with a handler of Fetch's. */
export async function listenFetch(fetch) {
  const server = serve({
    fetch,
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return Number(new URL(server.url).port);
}
