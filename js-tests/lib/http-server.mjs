// Starts servers of node:http within a test's own process.

import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts a server on a free port of the loopback interface. Returns its origin; the test ends it.
 */
export async function startHttpServer(t, handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
