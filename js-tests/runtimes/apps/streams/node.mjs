import { createServer } from "node:http";
import { Readable } from "node:stream";
import { handleStreams } from "./handler.mjs";

const server = createServer(async ({ url, method, headers }, out) => {
  const request = new Request(new URL(url, "http://127.0.0.1"), { method, headers });
  const response = await handleStreams(request);
  out.writeHead(response.status, [...response.headers].flat());
  const body = Readable.fromWeb(response.body);
  // The client has left.
  out.on("close", () => body.destroy());
  body.on("error", () => out.destroy());
  body.pipe(out);
});
server.listen(0, "127.0.0.1", () => {
  console.log(`Ready on http://127.0.0.1:${server.address().port}`);
});
