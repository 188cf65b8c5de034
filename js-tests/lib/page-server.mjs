// Serves pages and files to browsers.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/**
 * Starts an HTTP server on a free port of this machine. Returns its origin and `close()`.
 *
 * @param respond returns the Fetch response to a Fetch request, or null to end the connection without one
 */
export async function startFetchServer(respond) {
  const server = createServer(async ({ url, method, headers }, out) => {
    try {
      const { origin } = handle;
      const response = await respond(new Request(new URL(url, origin), { method, headers }));
      if (response === null) return out.destroy();
      out.writeHead(response.status, response.statusText, [...response.headers].flat());
      out.end(Buffer.from(await response.arrayBuffer()));
    } catch (error) {
      out.writeHead(500).end(String(error));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const handle = {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
  return handle;
}

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Returns the response with a file of a folder, or a 404. */
async function respondWithFile(folder, pathname, headers) {
  // The browser requests this by itself.
  if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
  const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  if (!existsSync(file)) return new Response(null, { status: 404 });
  const type = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
  return new Response(await readFile(file), { headers: { ...type, ...headers } });
}

/** Starts a server for the files of a folder. It adds the given headers to each response. */
export function serveFolder(folder, headers = {}) {
  return startFetchServer(({ url }) => respondWithFile(folder, new URL(url).pathname, headers));
}

/**
 * Does the same, compresses the files, and lets no browser store them. The result has the paths that were
 * requested since the last call of `takeRequests`, and `failure`: if it is "drop", the server ends the
 * connection instead of sending a file, and if it is a status, it sends that.
 */
export async function serveObservedFolder(folder, headers = {}) {
  let requests = [];
  const server = await startFetchServer(async ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname !== "/favicon.ico") requests.push({ pathname, bytes: 0 });
    const request = requests.at(-1);
    if (handle.failure === "drop") return null;
    if (handle.failure) return new Response(null, { status: handle.failure });
    const response = await respondWithFile(folder, pathname, headers);
    const bytes = await compress(Buffer.from(await response.arrayBuffer()));
    if (request?.pathname === pathname) request.bytes = bytes.length;
    response.headers.set("content-encoding", "gzip");
    response.headers.set("cache-control", "no-store");
    return new Response(response.status === 204 ? null : bytes, response);
  });
  const handle = {
    ...server,
    failure: undefined,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
  };
  return handle;
}
