// Starts the applications with middleware, sends each the requests of the table, and records the responses
// and what the log has.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { createProject } from "../lib/project.mjs";
import { sendRequest } from "./adapter-suite.mjs";
import { buildApp, startApp } from "./app-runner.mjs";
import { startServers } from "./measurement.mjs";
import { APPLICATIONS, MIDDLEWARE_CASES } from "./middleware-cases.mjs";
import { readContent } from "./middleware-content.mjs";

/** The origin that the applications allow. */
const ORIGIN = "https://app.example";

/** Creates the project that the applications run in. */
function createMiddlewareProject() {
  const folder = createProject("middleware");
  cpSync(join(import.meta.dirname, "middleware"), folder, { recursive: true });
  cpSync(join(import.meta.dirname, "servers", "listeners.mjs"), join(folder, "listeners.mjs"));
  return folder;
}

/** Starts the applications in the middleware folder that run in one runtime, in one process. */
async function startMiddleware(t, folder, runtime) {
  const names = Object.keys(APPLICATIONS).filter(
    (name) => !APPLICATIONS[name].log && (APPLICATIONS[name].runtime ?? "node") === runtime,
  );
  const options = { script: "servers.mjs", nodeEnv: "production", runtime };
  const { ports, readLog } = await startServers(t, folder, names, options);
  return names.map((name) => [name, { ports: ports[name], readLog: () => readLog(name) }]);
}

/** Starts an application that was built for production. */
async function startBuiltApp(t, name) {
  const { log: place } = APPLICATIONS[name];
  const { port, readLog } = await startApp(t, name, { adapter: "default" });
  return [name, { ports: { default: port }, readLog: (at = place) => readLog(at) }];
}

/** How often, and after how many milliseconds, a request is sent again until its result is settled. */
const MOST_TRIES = 20;
const RETRY_DELAY = 500;

/** Sends the request of a case. If the case `settles`, it is sent again until its result is the last one. */
async function measureCase({ server = "default", request, log: text, logPlace, ...row }, started) {
  const { ports, readLog } = started;
  const port = ports[server];
  const origin = request.ownScheme ? `${request.ownScheme}://127.0.0.1:${port}` : ORIGIN;
  const headers = { origin, ...request.headers };
  await readLog(logPlace);
  const log = [];
  for (let tries = 1; ; tries++) {
    const response = await sendRequest(port, request.path, { ...request, headers });
    if (row.settles) await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY));
    log.push(...(await readLog(logPlace)));
    const isSettled = response.status === row.status && (text === undefined || log.length > 0);
    if (!row.settles || isSettled || tries === MOST_TRIES) {
      return { response, content: await readContent(response), log };
    }
  }
}

/** Returns the response to each case, its content, and the messages in the log, in the order of the table. */
export async function measureMiddleware(t) {
  const folder = createMiddlewareProject();
  const builtNames = Object.keys(APPLICATIONS).filter((name) => APPLICATIONS[name].log);
  for (const name of builtNames) buildApp(name);
  const started = await Promise.all([
    ...["node", "bun"].map((runtime) => startMiddleware(t, folder, runtime)),
    ...builtNames.map(async (name) => [await startBuiltApp(t, name)]),
  ]);
  const applications = Object.fromEntries(started.flat());
  const measured = [];
  for (const row of MIDDLEWARE_CASES)
    measured.push(await measureCase(row, applications[row.application]));
  return measured;
}
