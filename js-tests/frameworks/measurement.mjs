// Starts the servers of all frameworks, sends each a request for every case, and records the
// responses.

import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createProject, root } from "../lib/project.mjs";
import { findBun } from "../lib/runtime-binaries.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";
import { buildApp, startApp } from "./app-runner.mjs";
import { CASES, PRIVATE } from "./cases.mjs";
import { FRAMEWORKS } from "./framework-list.mjs";

/** The environments of a measurement, and the value of NODE_ENV in each. */
export const ENVIRONMENTS = { production: "production", unset: undefined };

const READY = /Ready on http:\S+:(\d+)\n/;
const PATIENCE = 60_000;

/** Returns the version of a package in js-tests. */
export function readVersion(npm) {
  const manifest = join(root, "js-tests", "node_modules", npm, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/** Creates the project that the servers run in. */
export function createServerProject(name) {
  const folder = createProject(name);
  const servers = join(import.meta.dirname, "servers");
  for (const file of readdirSync(servers)) cpSync(join(servers, file), join(folder, file));
  for (const file of [
    "cases.mjs",
    "thrown-errors.mjs",
    "upstream-errors.mjs",
    "upstream-clients.mjs",
  ]) {
    cpSync(join(import.meta.dirname, file), join(folder, file));
  }
  return folder;
}

/**
 * Starts the servers of some files. Returns their ports by file, and a function that reads their
 * logs.
 */
export async function startServers(
  t,
  folder,
  files,
  { runtime = "node", nodeEnv, script = "plain-servers.mjs" },
) {
  const head = runtime === "bun" ? [findBun().path, "--no-install"] : [process.execPath];
  const env = { NODE_ENV: nodeEnv, BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1" };
  const origin = await startServer(t, folder, [...head, script, ...files], READY, env);
  const ports = JSON.parse(await fetchText(origin, ""));
  return { ports, readLog: async (file) => JSON.parse(await fetchText(origin, file)) };
}

/** Requests a case. Returns the response, its body, and everything that a client can read. */
async function fetchCase(port, path) {
  const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const body = await response.text();
  const head = [...response.headers].map((header) => header.join(": ")).join("\n");
  return { response, text: `${response.statusText}\n${head}\n${body}`, body };
}

/** Compares the response to a case with the expected one. */
async function measureCase(port, name, prefix) {
  const { status, headers, shown } = CASES[name];
  const { response, text, body } = await fetchCase(port, `${prefix}${name}`);
  return {
    status: response.status,
    isStatusRight: response.status === status,
    headers: Object.keys(headers),
    lost: Object.keys(headers).filter((key) => !headers[key].test(response.headers.get(key) ?? "")),
    isShown: shown === undefined ? undefined : body.includes(shown),
    leaked: Object.keys(PRIVATE).filter((key) => text.includes(PRIVATE[key])),
  };
}

/** Does the same for every case. */
async function measureCases(port, prefix = "") {
  const cases = Object.keys(CASES).map(async (name) => [
    name,
    await measureCase(port, name, prefix),
  ]);
  return Object.fromEntries(await Promise.all(cases));
}

/** Returns the results of all cases, by file and environment. */
export async function measureFrameworks(t) {
  const folder = createServerProject("frameworks");
  const measured = Object.fromEntries(FRAMEWORKS.map(({ file }) => [file, {}]));
  const apps = FRAMEWORKS.filter(({ app }) => app !== undefined);
  const servers = FRAMEWORKS.filter(({ app }) => app === undefined);
  for (const { file } of apps) buildApp(file);
  const tasks = Object.entries(ENVIRONMENTS).flatMap(([environment, nodeEnv]) => [
    ...["node", "bun"].map(async (runtime) => {
      const some = servers.filter((framework) => (framework.runtime ?? "node") === runtime);
      const files = some.map(({ file }) => file);
      const { ports } = await startServers(t, folder, files, { runtime, nodeEnv });
      for (const file of files) measured[file][environment] = await measureCases(ports[file]);
    }),
    ...apps.map(async ({ file, app }) => {
      const { port } = await startApp(t, file, { adapter: "none", nodeEnv });
      measured[file][environment] = await measureCases(port, app);
    }),
  ]);
  await Promise.all(tasks);
  return measured;
}
