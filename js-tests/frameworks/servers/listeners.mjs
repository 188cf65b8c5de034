// Functions that listen on a free port of the loopback interface, and return the port.

import { once } from "node:events";
import { createServer } from "node:http";
import { serve } from "srvx";

/** Listens with a Node handler. */
export async function listen(handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

/** Listens with a Fetch handler. */
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
