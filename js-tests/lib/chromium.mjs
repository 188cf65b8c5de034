// Finds Chromium on the machine, installs it where the system's own packages can, starts it, and
// serves pages to it.

import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** No sandbox, which containers refuse, and no traffic of the browser's own. */
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(runs) ?? null;
}

/** Gives the path of Chromium: CHROME_PATH, else what PATH holds, else null. */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (!named) return onPath(NAMES);
  if (!runs(named)) throw new Error(`Cannot run Chromium: CHROME_PATH names ${named}`);
  return named;
}

/** Gives the version that a Chromium says it has. */
export function version(path) {
  return execFileSync(path, ["--version", "--no-sandbox"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Gives what stands before a command that only root may run, or null where nobody can. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = onPath(["sudo"]);
  return sudo && spawnSync(sudo, ["-n", "true"], { stdio: "ignore" }).status === 0
    ? [sudo, "-n"]
    : null;
}

/** Installs Chromium from the system's packages, and gives whether that was possible. */
export function installChromium() {
  const apt = onPath(["apt-get"]);
  const prefix = apt && asRoot();
  if (!prefix) return false;
  const run = (...args) => {
    const [command, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, ...args];
    return spawnSync(command, rest, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  // Another source of the system's may be out of reach, so only the second step's failure counts.
  run("update", "-qq");
  return run("install", "-qq", "-y", "--no-install-recommends", "chromium");
}

/** Starts Chromium. */
export async function launch() {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error("Cannot find Chromium: run `node js-tests/chromium.mjs` or set CHROME_PATH");
  }
  return chromium.launch({ executablePath, args: ARGS });
}

/**
 * Starts an HTTP server on a free port of this machine, and gives its origin and `close()`.
 *
 * @param answer gives the Fetch response for a URL and a request's headers
 */
export async function serve(answer) {
  const server = createServer(async ({ url, method, headers }, out) => {
    try {
      const { origin } = handle;
      const response = await answer(new Request(new URL(url, origin), { method, headers }));
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
  ".mjs": "text/javascript",
};

/** Serves a folder's files, each with the given header fields. */
export function serveFolder(folder, fields = {}) {
  return serve(async ({ url }) => {
    const { pathname } = new URL(url);
    // Asked for by the browser itself.
    if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const headers = { "content-type": TYPES[extname(file)], ...fields };
    return existsSync(file)
      ? new Response(await readFile(file), { headers })
      : new Response(null, { status: 404 });
  });
}
