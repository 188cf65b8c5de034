// Serves the work on node:http. Run with --expose-gc, so that what is measured of the heap is in use.

import { createServer } from "node:http";
import { handle } from "./work.mjs";

function heap() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed + external };
}

const server = createServer(async (req, res) => {
  const response = await handle({ url: `http://localhost${req.url}` }, heap);
  res.writeHead(200, { "content-type": "application/json" }).end(await response.text());
});
server.listen(0, "127.0.0.1", () => {
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`);
});
