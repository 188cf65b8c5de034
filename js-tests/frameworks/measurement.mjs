// Starts the servers of all frameworks, asks each for every case, and gives what it saw.

import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { project, root } from "../lib/project.mjs";
import { findBun } from "../lib/runtime-binaries.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";
import { buildApp, startApp } from "./app-runner.mjs";
import { CASES, PRIVATE } from "./cases.mjs";
import { FRAMEWORKS } from "./framework-list.mjs";

/** Where NODE_ENV stands in a measurement, and the two values that it is measured with. */
export const ENVIRONMENTS = { production: "production", unset: undefined };

const READY = /Ready on http:\S+:(\d+)\n/;
const PATIENCE = 60_000;

/** Gives the version of a package as js-tests installs it. */
export function versionOf(npm) {
  const manifest = join(root, "js-tests", "node_modules", npm, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/** Makes the project that the servers run in. */
export function prepare(name) {
  const folder = project(name);
  const servers = join(import.meta.dirname, "servers");
  for (const file of readdirSync(servers)) cpSync(join(servers, file), join(folder, file));
  for (const file of ["cases.mjs", "thrown-errors.mjs"]) {
    cpSync(join(import.meta.dirname, file), join(folder, file));
  }
  return folder;
}

/** Starts servers by their files; gives by file where they listen, and a way to read their logs. */
export async function serve(
  t,
  folder,
  files,
  { runtime = "node", nodeEnv, script = "plain-servers.mjs" },
) {
  const head = runtime === "bun" ? [findBun().path, "--no-install"] : [process.execPath];
  const env = { NODE_ENV: nodeEnv, BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1" };
  const origin = await startServer(t, folder, [...head, script, ...files], READY, env);
  const ports = JSON.parse(await fetchText(origin, ""));
  return { ports, log: async (file) => JSON.parse(await fetchText(origin, file)) };
}

/** Asks a server for a case; gives the status, the fields, and all that a client can read. */
async function ask(port, path) {
  const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const body = await response.text();
  const head = [...response.headers].map((field) => field.join(": ")).join("\n");
  return { response, text: `${response.statusText}\n${head}\n${body}`, body };
}

/** Judges what came for a case. */
async function judge(port, name, prefix) {
  const { status, fields, shown } = CASES[name];
  const { response, text, body } = await ask(port, `${prefix}${name}`);
  return {
    status: response.status === status,
    code: response.status,
    lost: Object.keys(fields).filter((key) => !fields[key].test(response.headers.get(key) ?? "")),
    fields: Object.keys(fields),
    shown: shown === undefined ? undefined : body.includes(shown),
    leaked: Object.keys(PRIVATE).filter((key) => text.includes(PRIVATE[key])),
  };
}

/** Asks a server for every case. */
async function judgeAll(port, prefix = "") {
  const cases = Object.keys(CASES).map(async (name) => [name, await judge(port, name, prefix)]);
  return Object.fromEntries(await Promise.all(cases));
}

/** Gives, by file and environment, what was seen of each case. */
export async function measure(t) {
  const folder = prepare("frameworks");
  const seen = Object.fromEntries(FRAMEWORKS.map(({ file }) => [file, {}]));
  const apps = FRAMEWORKS.filter(({ app }) => app !== undefined);
  const servers = FRAMEWORKS.filter(({ app }) => app === undefined);
  for (const { file } of apps) buildApp(file);
  const tasks = Object.entries(ENVIRONMENTS).flatMap(([environment, nodeEnv]) => [
    ...["node", "bun"].map(async (runtime) => {
      const some = servers.filter((framework) => (framework.runtime ?? "node") === runtime);
      const files = some.map(({ file }) => file);
      const { ports } = await serve(t, folder, files, { runtime, nodeEnv });
      for (const file of files) seen[file][environment] = await judgeAll(ports[file]);
    }),
    ...apps.map(async ({ file, app }) => {
      const { port } = await startApp(t, file, { adapter: "none", nodeEnv });
      seen[file][environment] = await judgeAll(port, app);
    }),
  ]);
  await Promise.all(tasks);
  return seen;
}
