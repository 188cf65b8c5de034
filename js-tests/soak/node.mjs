// Serves the work on node:http. It runs with --expose-gc, so the measured heap has no garbage.

import { createServer } from "node:http";
import { handle } from "./work.mjs";

function measureHeap() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed + external };
}

const server = createServer(async (req, res) => {
  const response = await handle({ url: `http://localhost${req.url}` }, measureHeap);
  res.writeHead(200, { "content-type": "application/json" }).end(await response.text());
});
server.listen(0, "127.0.0.1", () => {
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`);
});
