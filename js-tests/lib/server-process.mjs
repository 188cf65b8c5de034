// Starts a server in another process, sends it requests over HTTP, and ends it.

import http from "node:http";
import { formatResponse } from "../transcript/run.mjs";
import { endGroup, startGroup } from "./process-groups.mjs";
import { ENDLESS } from "./runtime-deviations.mjs";

/** How long a server may take to start and to end, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts a server, which ends with the test, and returns its origin.
 *
 * @param t the test
 * @param folder the working directory
 * @param command the command with its arguments
 * @param ready matches what the server prints when it listens; the first group is the port
 * @param env variables to add to the environment
 */
export async function startServer(t, folder, command, ready, env = {}) {
  return (await startServerProcess(t, folder, command, ready, env)).origin;
}

/**
 * Does the same, and returns the process id and a function that returns all output as well. The process
 * may have children that serve.
 */
export async function startServerProcess(t, folder, command, ready, env = {}) {
  const [path, ...args] = command;
  const server = startGroup(path, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { child, ended } = server;
  let isWanted = true;
  t.after(() => {
    isWanted = false;
    return endGroup(server, PATIENCE / 10);
  });

  let output = "";
  // The tests that fail after that fail for this reason, which nothing else would report.
  ended.then((why) => {
    if (isWanted) console.error(`${command.join(" ")} ended by itself (${why}):\n${output}`);
  });
  const port = new Promise((resolve) => {
    const listen = (chunk) => {
      output += chunk;
      const found = ready.exec(output);
      if (found) resolve(found[1]);
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", listen);
  });
  const timeout = AbortSignal.timeout(PATIENCE);
  const failed = new Promise((_, reject) => {
    const fail = (why) => reject(new Error(`Cannot start ${path}: ${why}\n${output}`));
    ended.then((code) => fail(`it ended with ${code}`));
    timeout.addEventListener("abort", () => fail("it is not ready in time"));
  });
  const origin = `http://127.0.0.1:${await Promise.race([port, failed])}`;
  return { origin, pid: child.pid, readOutput: () => output };
}

/** Whether a client can tell where a response ends before the connection closes (RFC 9112, 6.3). */
function isFramed(method, status, headers) {
  const hasNoBody = method === "HEAD" || status === 204 || status === 304;
  const closes = headers.get("connection") === "close";
  return hasNoBody || closes || headers.has("content-length") || headers.has("transfer-encoding");
}

function sendRequest(agent, origin, path, { method, accept }) {
  return new Promise((resolve, reject) => {
    const headers = accept === undefined ? {} : { accept };
    const request = http.request(`${origin}/${path}`, { agent, method, headers }, (response) => {
      const { statusCode: status, statusMessage: statusText, rawHeaders } = response;
      const headers = new Headers();
      for (let at = 0; at < rawHeaders.length; at += 2) {
        headers.append(rawHeaders[at], rawHeaders[at + 1]);
      }
      const chunks = [];
      const end = (body) => resolve({ status, statusText, headers, body });
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => end(Buffer.concat(chunks).toString("utf8")));
      if (!isFramed(method, status, headers)) {
        end(ENDLESS);
        request.destroy();
      }
    });
    request.setTimeout(PATIENCE, () => request.destroy(new Error(`No response to /${path}`)));
    request.on("error", reject);
    request.end();
  });
}

/** Returns the body of the response to a GET. */
export async function fetchText(origin, path) {
  const { body } = await sendRequest(undefined, origin, path, { method: "GET" });
  return body;
}

/** Returns the transcript as a client sees it: the responses to all cases, over one connection. */
export async function fetchTranscript(origin) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const cases = JSON.parse(await fetchText(origin, "cases"));
    let text = "";
    for (const [number, one] of cases.entries()) {
      text += formatResponse(one.name, one, await sendRequest(agent, origin, number, one));
    }
    return text;
  } finally {
    agent.destroy();
  }
}
