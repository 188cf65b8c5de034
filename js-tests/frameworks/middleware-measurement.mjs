// Starts the applications with middleware, sends each the requests of the table, and records the responses
// and what the log has.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { createProject } from "../lib/project.mjs";
import { sendRequest } from "./adapter-suite.mjs";
import { startServers } from "./measurement.mjs";
import { APPLICATIONS, MIDDLEWARE_CASES } from "./middleware-cases.mjs";

/** The origin that the applications allow. */
const ORIGIN = "https://app.example";

/** Creates the project that the applications run in. */
function createMiddlewareProject() {
  const folder = createProject("middleware");
  cpSync(join(import.meta.dirname, "middleware"), folder, { recursive: true });
  cpSync(join(import.meta.dirname, "servers", "listeners.mjs"), join(folder, "listeners.mjs"));
  return folder;
}

/** Returns the response to each case, and the messages in the log, in the order of the table. */
export async function measureMiddleware(t) {
  const folder = createMiddlewareProject();
  const starts = ["node", "bun"].map((runtime) => {
    const names = Object.keys(APPLICATIONS).filter(
      (name) => (APPLICATIONS[name].runtime ?? "node") === runtime,
    );
    const options = { script: "servers.mjs", nodeEnv: "production", runtime };
    return startServers(t, folder, names, options);
  });
  const processes = await Promise.all(starts);
  const measured = [];
  for (const { application, server = "default", request } of MIDDLEWARE_CASES) {
    const { ports, readLog } = processes.find((process) => application in process.ports);
    await readLog(application);
    const headers = { origin: ORIGIN, ...request.headers };
    const response = await sendRequest(ports[application][server], request.path, {
      ...request,
      headers,
    });
    measured.push({ response, log: await readLog(application) });
  }
  return measured;
}
