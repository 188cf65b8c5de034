// Starts the example servers as their users would, with the packed tarball.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createProject, root } from "../lib/project.mjs";
import { findBun, findDeno, findScript } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";
import { createWranglerEnvironment } from "../lib/worker-bundle.mjs";

/** The command that runs wrangler without its launcher. */
export const WRANGLER = [process.execPath, findScript("wrangler").path];

/** Environment variables that keep wrangler offline, and its files out of the home folder. */
export const WRANGLER_ENVIRONMENT = createWranglerEnvironment(
  join(root, "js-tests", ".work", "wrangler"),
);

const LOOPBACK = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
const READY = /Listening on http:\S+:(\d+)\//;

/** The command that starts each server, and what it prints when it listens; group 1 is the port. */
const SERVERS = {
  worker: {
    command: () => [...WRANGLER, "dev", "--local", ...LOOPBACK],
    ready: /Ready on http:\S+:(\d+)\s/,
  },
  deno: {
    command: () => [
      findDeno().path,
      "run",
      "--allow-net=127.0.0.1",
      "--allow-env=PORT",
      "server.ts",
    ],
    ready: READY,
  },
  bun: { command: () => [findBun().path, "server.ts"], ready: READY },
  "node-http": { command: () => [process.execPath, "server.mjs"], ready: READY },
  mcp: { command: () => [process.execPath, "server.mjs"], ready: READY },
  browser: { command: () => [process.execPath, "server.mjs"], ready: READY },
  "browser-client": { command: () => [process.execPath, "server.mjs"], ready: READY },
};

/** The examples that serve the song API. */
export const SONG_SERVERS = ["worker", "deno", "bun", "node-http"];

/** Creates a project from an example, and returns its folder. */
export function createExampleProject(example, name = `example-${example}`) {
  const from = join(root, "examples", example);
  const manifest = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  // The other packages that an example needs are installed with the tests already.
  const { httpexc } = manifest.dependencies;
  Object.assign(manifest, { dependencies: { httpexc }, devDependencies: undefined });
  return createProject(name, { "package.json": JSON.stringify(manifest) }, { from });
}

/** Starts an example in its project, and returns its origin. The test `t` ends it. */
export function startExample(t, example, folder) {
  const { command, ready } = SERVERS[example];
  return startServer(t, folder, command(), ready, { PORT: "0", ...WRANGLER_ENVIRONMENT });
}
