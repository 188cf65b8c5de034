// Starts the servers among the examples as their users would, from the packed tarball.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project, root } from "../lib/project.mjs";
import { bun, deno, script } from "../lib/runtime-binaries.mjs";
import { start } from "../lib/server-process.mjs";

/** Wrangler, without its launcher. */
export const wrangler = [process.execPath, script("wrangler").path];

const scratch = join(root, "js-tests", ".work", "wrangler");

/** With this, wrangler asks nobody on the internet and leaves the home folder alone. */
export const quiet = {
  CI: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_LOG_PATH: join(scratch, "logs"),
  WRANGLER_REGISTRY_PATH: join(scratch, "registry"),
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
  XDG_CONFIG_HOME: join(scratch, "config"),
};

const loopback = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
const listening = /Listening on http:\S+:(\d+)\//;

/** What starts each server, and what it says once it listens; the first group is the port. */
const SERVERS = {
  worker: {
    command: () => [...wrangler, "dev", "--local", ...loopback],
    ready: /Ready on http:\S+:(\d+)\s/,
  },
  deno: {
    command: () => [deno().path, "run", "--allow-net=127.0.0.1", "--allow-env=PORT", "server.ts"],
    ready: listening,
  },
  bun: { command: () => [bun().path, "server.ts"], ready: listening },
  "node-http": { command: () => [process.execPath, "server.mjs"], ready: listening },
  browser: { command: () => [process.execPath, "server.mjs"], ready: listening },
  "browser-client": { command: () => [process.execPath, "server.mjs"], ready: listening },
};

/** The examples that answer the song API. */
export const SONGS = ["worker", "deno", "bun", "node-http"];

/** Makes a project of an example, and gives its folder. */
export function exampleProject(example, name = `example-${example}`) {
  const from = join(root, "examples", example);
  const manifest = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  // What an example is developed with is installed beside the tests already.
  delete manifest.devDependencies;
  return project(name, { "package.json": JSON.stringify(manifest) }, { from });
}

/** Starts an example in its project, and gives its origin; `t` ends it. */
export function startExample(t, example, folder) {
  const { command, ready } = SERVERS[example];
  return start(t, folder, command(), ready, { PORT: "0", ...quiet });
}
