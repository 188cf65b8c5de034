// Serves the files of this folder and an API that fails, on loopback.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { HTTPNotFound } from "httpexc";
import { sendError } from "httpexc/node";
import { RESPONSES } from "./api.mjs";

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

const server = createServer(async (req, res) => {
  try {
    const { pathname } = new URL(req.url, "http://localhost");
    // The server closes the connection without a response.
    if (pathname === "/api/dead") return res.destroy();
    if (Object.hasOwn(RESPONSES, pathname)) {
      const { status, headers, body } = RESPONSES[pathname]();
      return res.writeHead(status, headers).end(body);
    }
    const path = pathname === "/" ? "/index.html" : pathname;
    const type = TYPES[extname(path)];
    if (!type) throw new HTTPNotFound();
    const content = await readFile(new URL(`.${path}`, import.meta.url)).catch((cause) => {
      throw new HTTPNotFound(`There is no file at ${path}.`, { cause });
    });
    return res.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(content);
  } catch (error) {
    return sendError(error, req, res);
  }
});
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`);
});
