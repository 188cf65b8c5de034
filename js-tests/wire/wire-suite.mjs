// What the tests of ready responses on the wire share: the other server, the servers under test, and
// what a client checks.

import { cpSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after } from "node:test";
import { findBun, findDeno, findScript } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";
import { createWranglerEnvironment } from "../lib/worker-bundle.mjs";
import { decodeContent } from "./codings.mjs";
import { sendInTurn, sendPipelined } from "./raw-client.mjs";
import {
  CONTENTS,
  createCodedContent,
  formatCasePath,
  HOP_HEADERS,
  parseCasePath,
} from "./wire-cases.mjs";

const BATCH = 24;
const LOOPBACK = "http://127.0.0.1:";

/** The other server, whose responses are passed on. */
const upstream = createServer((req, res) => {
  const parts = parseCasePath(req.url);
  const { headers, bytes } = createCodedContent(parts);
  const { trailer, ...hopHeaders } = HOP_HEADERS;
  const allHeaders = { ...headers, ...hopHeaders, "x-mark": parts.mark };
  if (parts.length === "right") allHeaders["content-length"] = bytes.length;
  else Object.assign(allHeaders, { trailer, "transfer-encoding": "chunked" });
  res.writeHead(404, allHeaders).end(bytes);
});
await new Promise((resolve) => upstream.listen(0, "127.0.0.1", resolve));
after(() => {
  upstream.closeAllConnections();
  upstream.close();
});
const upstreamOrigin = `${LOOPBACK}${upstream.address().port}`;

/** Copies the scripts of this folder into a project. */
export function copyScripts(folder) {
  for (const file of readdirSync(import.meta.dirname)) {
    if (!file.includes(".test.")) cpSync(join(import.meta.dirname, file), join(folder, file));
  }
}

const DENO = ["run", "--allow-all", "--cached-only", "--no-remote", "--no-prompt"];

/** Returns the command of a runtime, and variables of its environment. */
export function findRuntime(name, folder) {
  if (name === "deno") {
    const env = { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1" };
    return { command: [findDeno().path, ...DENO], env };
  }
  const env = { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1" };
  return { command: [findBun().path, "--no-install"], env };
}

/** Starts the servers of a script, and returns their ports by name. */
export async function startWireServers(folder, { command, env = {} }, script, servers = []) {
  const all = [...command, script, upstreamOrigin, ...servers];
  const origin = await startServer({ after }, folder, all, /Ports: (\{.*\})\n/, env);
  return JSON.parse(origin.slice(LOOPBACK.length));
}

/** Starts the Worker of a project, and returns its port. */
export async function startWorker(folder) {
  const dev = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const variable = ["--var", `UPSTREAM:${upstreamOrigin}`];
  const command = [process.execPath, findScript("wrangler").path, ...dev, ...variable];
  const env = {
    ...createWranglerEnvironment(join(folder, ".wrangler")),
    NO_COLOR: "1",
    WRANGLER_HIDE_BANNER: "true",
  };
  const origin = await startServer({ after }, folder, command, /Ready on http:\S+:(\d+)\s/, env);
  return Number(origin.slice(LOOPBACK.length));
}

const CONNECTION_HEADERS = /^(proxy-connection|te|trailer|upgrade|x-hop|x-trailer)$/;

/** Returns what is wrong with the response to a case, or undefined. */
function findProblem({ make, coding, content, method }, mark, response, isContentKnown) {
  const { headers, readValues } = response;
  const facts = [response.status, ...readValues("x-mark")];
  if (String(facts) !== String([404, mark])) return `it is the response ${facts}`;
  const passed = headers.find(
    ([name, value]) => CONNECTION_HEADERS.test(name) || /x-hop|timeout=99/.test(value),
  );
  if (passed) return `it passes on ${passed}`;
  // Whether bytes are in a coding that nobody knows, nobody can tell.
  const isKnown = isContentKnown && !(make === "plain" && coding.startsWith("unknown"));
  if (!isKnown || method === "HEAD") return undefined;
  const contentEncoding = readValues("content-encoding")[0];
  try {
    const decoded = decodeContent(response.content, contentEncoding);
    if (!decoded.equals(CONTENTS[content])) return `another content, ${contentEncoding}`;
  } catch (error) {
    return `${contentEncoding}: ${error.message}`;
  }
  return undefined;
}

/**
 * Sends cases to a server, many at once on each connection. Returns what was wrong.
 *
 * @param options `isContentKnown`: whether the content is checked, too. `isInTurn`: whether each request
 *   waits for the response to the one before. `prefix`: the beginning of all paths
 */
export async function findProblems(port, cases, options = {}) {
  const { isContentKnown = true, isInTurn = false, prefix = "" } = options;
  const problems = [];
  for (let start = 0; start < cases.length && problems.length <= 20; start += BATCH) {
    const batch = cases.slice(start, start + BATCH);
    const requests = batch.map((one, at) => ({
      method: one.method,
      path: `${prefix}${formatCasePath(one, `${start + at}`)}`,
      content: one.method === "POST" ? "content" : undefined,
    }));
    const send = isInTurn ? sendInTurn : sendPipelined;
    const { responses, problem } = await send(port, requests);
    if (problem) {
      const { method, path } = requests[responses.length] ?? requests.at(-1);
      problems.push(`${problem}, at ${method} ${path}`);
    }
    for (const [at, response] of responses.entries()) {
      const wrong = findProblem(batch[at], `${start + at}`, response, isContentKnown);
      if (wrong) problems.push(`${requests[at].method} ${requests[at].path}: ${wrong}`);
    }
  }
  return problems;
}
