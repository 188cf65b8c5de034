// Serves the files of this folder on loopback. It throws its own errors too.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { HTTPMethodNotAllowed, HTTPNotFound } from "httpexc";
import { sendError } from "httpexc/node";

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

const server = createServer(async (req, res) => {
  try {
    if (req.method !== "GET") throw new HTTPMethodNotAllowed({ allow: "GET" });
    const { pathname } = new URL(req.url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    const type = TYPES[extname(path)];
    if (!type) throw new HTTPNotFound();
    const content = await readFile(new URL(`.${path}`, import.meta.url)).catch((cause) => {
      throw new HTTPNotFound(`There is no file at ${path}.`, { cause });
    });
    res.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(content);
  } catch (error) {
    sendError(error, req, res);
  }
});
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`);
});
