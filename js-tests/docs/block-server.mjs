// Serves a code block of a document in its runtime, and sends it the request of the curl command
// there.

import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { findBun, findDeno } from "../lib/runtime-binaries.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";

/**
 * A module that Node loads before a block. It replaces the port and host of the block by a free
 * port of this machine, and prints that port.
 */
const FREE_PORT = `import { Server } from "node:net";
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  const callback = args.find((one) => typeof one === "function");
  this.once("listening", () => console.log("Listening on port " + this.address().port + "."));
  return listen.call(this, { host: "127.0.0.1", port: 0 }, callback);
};
`;

/** Returns a program that serves a block with Bun on a free port: its default export, or its own server. */
const createBunProgram = (file) => `const { serve } = Bun;
Bun.serve = (options) => {
  const server = serve({ ...options, hostname: "127.0.0.1", port: 0 });
  console.log("Listening on port " + server.port + ".");
  return server;
};
const { default: handler } = await import("./${file}");
if (handler) Bun.serve({ ...handler, fetch: handler.fetch });
`;

const READY = /Listening on port (\d+)\./;

/** Matches a service binding in a comment of a block, as wrangler's configuration has it. */
const SERVICE_BINDING = /"binding": "(\w+)", "service": "[\w-]+", "entrypoint": "(\w+)"/g;

/** Starts a block, which ends with the test. Returns its origin, and a function that returns what it printed. */
export function startBlock(t, folder, { name, meta, code }) {
  const file = `${name}.mjs`;
  const examples = join(folder, "examples");
  const runtime = meta.slice("serve=".length);
  if (runtime === "node") {
    writeFileSync(join(folder, "free-port.mjs"), FREE_PORT);
    const env = { NODE_ENV: "production" };
    return startServerProcess(
      t,
      examples,
      [process.execPath, "--import=../free-port.mjs", file],
      READY,
      env,
    );
  }
  if (runtime === "deno") {
    writeFileSync(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
    const offline = ["--cached-only", "--no-remote", "--no-prompt"];
    const command = [findDeno().path, "serve", ...offline, "--host=127.0.0.1", "--port=0", file];
    const env = { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    return startServerProcess(t, examples, command, /Listening on http:\S+:(\d+)/, env);
  }
  if (runtime === "bun") {
    writeFileSync(join(examples, `serve-${file}`), createBunProgram(file));
    const env = { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1", NO_COLOR: "1" };
    return startServerProcess(
      t,
      examples,
      [findBun().path, "--no-install", `serve-${file}`],
      READY,
      env,
    );
  }
  const config = { name: "example", main: `examples/${file}`, compatibility_date: "2026-04-01" };
  writeFileSync(join(folder, "wrangler.json"), JSON.stringify(config));
  const { bundle, command, ready } = bundleWithWrangler(
    folder,
    `${name}.js`,
    createWranglerEnvironment(join(folder, ".wrangler")),
    Object.fromEntries([...code.matchAll(SERVICE_BINDING)].map(([, name, entry]) => [name, entry])),
  );
  return startServerProcess(t, bundle, command, ready);
}

/** Splits a command into words, and removes their quotes. */
function splitWords(command) {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c);
}

/** Returns the request of a curl command. */
export function parseCurl(command) {
  const [, ...args] = splitWords(command);
  const request = { method: "GET", headers: {}, body: undefined, url: undefined };
  while (args.length > 0) {
    const one = args.shift();
    if (one === "-i" || one === "-si") continue;
    else if (one === "-H") {
      const [, name, value] = /^([^:]+): (.*)$/.exec(args.shift());
      request.headers[name.toLowerCase()] = value;
    } else if (one === "-X") request.method = args.shift();
    else if (one === "-d") {
      request.body = args.shift();
      request.method = "POST";
    } else if (!one.startsWith("-") && request.url === undefined) request.url = one;
    else throw new Error(`Cannot run ${command}: what does ${one} mean?`);
  }
  return request;
}

/** Sends a server the request of a curl command. Returns the response in the form of `curl -i`. */
export function sendCurlRequest(origin, command) {
  const { url, method, headers, body } = parseCurl(command);
  const { pathname, search } = new URL(url.includes("://") ? url : `http://${url}`);
  const options = { method, headers: { accept: "*/*", ...headers }, agent: false };
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${pathname}${search}`, options, (response) => {
      const { httpVersion, statusCode, statusMessage, rawHeaders } = response;
      const lines = [];
      for (let at = 0; at < rawHeaders.length; at += 2) {
        lines.push(`${rawHeaders[at].toLowerCase()}: ${rawHeaders[at + 1]}`);
      }
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const line = `HTTP/${httpVersion} ${statusCode} ${statusMessage}`;
        resolve({ line, headers: lines, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    request.setTimeout(20_000, () => request.destroy(new Error(`No response: ${command}`)));
    request.on("error", reject);
    request.end(body);
  });
}

/** Matches the headers that servers add by themselves. A document need not show them. */
const ADDED_HEADERS =
  /^(connection|content-length|date|keep-alive|server|transfer-encoding|x-powered-by): /;

/** Returns the actual response and the one that a document shows, in the same form. */
export function compareResponse(output, { line, headers, body }) {
  const [head, shownBody = ""] = output.split(/\n\n([\s\S]*)/);
  const [first, ...lines] = head.trimEnd().split("\n");
  const kept = headers.filter((header) => !ADDED_HEADERS.test(header)).sort();
  return {
    expected: { line: first, headers: lines.sort(), body: shownBody.trimEnd() },
    actual: { line, headers: kept, body: body.trimEnd() },
  };
}

/** How long a log entry may take to appear, in milliseconds. */
const LOG_PATIENCE = 10_000;

/**
 * Returns the lines that a document shows of a log and that a server did not print. A line with an
 * ellipsis stands for lines that differ from one machine to another.
 */
export async function findMissingLines(code, readOutput) {
  const shown = code.split("\n").filter((line) => line !== "" && !line.includes("…"));
  const end = performance.now() + LOG_PATIENCE;
  for (;;) {
    const printed = readOutput().split("\n");
    const missing = shown.filter((line) => !printed.some((one) => one.endsWith(line)));
    if (missing.length === 0 || performance.now() > end) return missing;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
