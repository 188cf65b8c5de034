// Starts a server of another process, asks it every case over HTTP, and ends it.

import { spawn } from "node:child_process";
import http from "node:http";
import { lines } from "../transcript/run.mjs";
import { ENDLESS } from "./runtime-deviations.mjs";

/** How long a server may take to start and to end, in milliseconds. */
const PATIENCE = 60_000;

/** What runs now: process groups, each led by the process that was started. */
const groups = new Set();

function signal(group, name) {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    return false;
  }
}

// Nothing outlives this process, whatever ends it.
process.on("exit", () => {
  for (const group of groups) signal(group, "SIGKILL");
});
for (const [name, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  process.once(name, () => process.exit(128 + number));
}

/**
 * Starts a server, which ends with the test, and gives its origin.
 *
 * @param t the test
 * @param folder where it runs
 * @param command what runs, with its arguments
 * @param ready what it prints when it listens; the first group is the port
 * @param env variables to add to the environment
 */
export async function start(t, folder, command, ready, env = {}) {
  return (await started(t, folder, command, ready, env)).origin;
}

/** The same, with the number of the process, which may have others that serve for it. */
export async function started(t, folder, command, ready, env = {}) {
  const [path, ...args] = command;
  const child = spawn(path, args, {
    cwd: folder,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", resolve);
  });
  if (child.pid !== undefined) groups.add(child.pid);
  let isWanted = true;
  t.after(() => {
    isWanted = false;
    return stop(child, ended);
  });

  let said = "";
  // What fails then fails for this, and nothing else would say so.
  ended.then((why) => {
    if (isWanted) console.error(`${command.join(" ")} ended by itself (${why}):\n${said}`);
  });
  const port = new Promise((resolve) => {
    const listen = (chunk) => {
      said += chunk;
      const found = ready.exec(said);
      if (found) resolve(found[1]);
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", listen);
  });
  const late = AbortSignal.timeout(PATIENCE);
  const failed = new Promise((_, reject) => {
    const fail = (why) => reject(new Error(`Cannot start ${path}: ${why}\n${said}`));
    ended.then((code) => fail(`it ended with ${code}`));
    late.addEventListener("abort", () => fail("it is not ready in time"));
  });
  return { origin: `http://127.0.0.1:${await Promise.race([port, failed])}`, pid: child.pid };
}

/** Ends a server with all that it started, politely first. */
async function stop(child, ended) {
  if (child.pid === undefined) return;
  const late = setTimeout(() => signal(child.pid, "SIGKILL"), PATIENCE / 10);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(late);
  // The leader is gone; what it left behind has had its chance.
  signal(child.pid, "SIGKILL");
  groups.delete(child.pid);
}

/** Whether a client knows where an answer ends without the server closing (RFC 9112, 6.3). */
function isFramed(method, status, headers) {
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  const closes = headers.get("connection") === "close";
  return bodiless || closes || headers.has("content-length") || headers.has("transfer-encoding");
}

function ask(agent, origin, path, { method, accept }) {
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
    request.setTimeout(PATIENCE, () => request.destroy(new Error(`No answer to /${path}`)));
    request.on("error", reject);
    request.end();
  });
}

/** Gives the body of a GET. */
export async function get(origin, path) {
  const { body } = await ask(undefined, origin, path, { method: "GET" });
  return body;
}

/** Gives the transcript as a client sees it: every case asked over one connection. */
export async function overTheWire(origin) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const all = JSON.parse(await get(origin, "cases"));
    let text = "";
    for (const [number, one] of all.entries()) {
      text += lines(one.name, one, await ask(agent, origin, number, one));
    }
    return text;
  } finally {
    agent.destroy();
  }
}
