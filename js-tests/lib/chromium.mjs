// Finds Chromium on the machine, installs it with the system's package manager if possible, starts
// it, and serves pages to it.

import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Containers refuse the sandbox. The other flags stop the browser's own traffic. */
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

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/** Returns the path of Chromium: CHROME_PATH, else one on PATH, else null. */
export function findChromium() {
  const configured = process.env.CHROME_PATH;
  if (!configured) return findOnPath(NAMES);
  if (!isExecutable(configured))
    throw new Error(`Cannot run Chromium: CHROME_PATH is ${configured}`);
  return configured;
}

/** Returns the version that Chromium prints. */
export function readChromiumVersion(path) {
  return execFileSync(path, ["--version", "--no-sandbox"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Returns the prefix of a command that only root may run, or null if this user cannot run it. */
function findRootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath(["sudo"]);
  return sudo && spawnSync(sudo, ["-n", "true"], { stdio: "ignore" }).status === 0
    ? [sudo, "-n"]
    : null;
}

/** Installs Chromium from the system's packages, and returns whether that was possible. */
export function installChromium() {
  const apt = findOnPath(["apt-get"]);
  const prefix = apt && findRootPrefix();
  if (!prefix) return false;
  const run = (...args) => {
    const [command, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, ...args];
    return spawnSync(command, rest, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  // The update fails if any package source is out of reach. Only the result of the install counts.
  run("update", "-qq");
  return run("install", "-qq", "-y", "--no-install-recommends", "chromium");
}

/** Starts Chromium. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error("Cannot find Chromium: run `node js-tests/chromium.mjs` or set CHROME_PATH");
  }
  return chromium.launch({ executablePath, args: ARGS });
}

/**
 * Starts an HTTP server on a free port of this machine. Returns its origin and `close()`.
 *
 * @param respond returns the Fetch response to a Fetch request
 */
export async function startFetchServer(respond) {
  const server = createServer(async ({ url, method, headers }, out) => {
    try {
      const { origin } = handle;
      const response = await respond(new Request(new URL(url, origin), { method, headers }));
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
  ".wasm": "application/wasm",
};

/** Starts a server for the files of a folder. It adds the given headers to each response. */
export function serveFolder(folder, headers = {}) {
  return startFetchServer(async ({ url }) => {
    const { pathname } = new URL(url);
    // The browser requests this by itself.
    if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) return new Response(null, { status: 404 });
    const type = { "content-type": TYPES[extname(file)] };
    return new Response(await readFile(file), { headers: { ...type, ...headers } });
  });
}
