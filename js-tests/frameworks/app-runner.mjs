// The frameworks whose applications are built: how each is built and started.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { built } from "../lib/built.mjs";
import { root } from "../lib/project.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";

const tool = (...path) => join(root, "js-tests", "node_modules", ...path);
const shared = (file) => readFileSync(join(import.meta.dirname, file), "utf8");
const SHARED = ["cases.mjs", "thrown-errors.mjs"];

/** No tool of a build may ask for anything of the network, or tell. */
const QUIET = { NEXT_TELEMETRY_DISABLED: "1", NITRO_TELEMETRY_DISABLED: "1", CI: "1" };

/** Runs a tool to its end; what it printed is shown where it fails. */
function run(folder, script, args) {
  try {
    execFileSync(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, ...QUIET, NODE_ENV: "production" },
      stdio: "pipe",
      encoding: "utf8",
      timeout: 300_000,
    });
  } catch (error) {
    throw new Error(`Cannot build ${folder}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

const next = tool("next", "dist", "bin", "next");
const NEXT = {
  sources: "",
  build: (folder) => run(folder, next, ["build"]),
  command: [next, "start", "--hostname", "127.0.0.1", "--port", "0"],
  ready: /Local:\s+http:\S+:(\d+)\n[\s\S]*Ready in/,
};

const nitro = (name) => ({
  sources: "",
  build: (folder) => run(folder, tool(name, "dist", "cli", "index.mjs"), ["build"]),
  command: [join(".output", "server", "index.mjs")],
  ready: /istening on:? http:\S+:(\d+)/,
  env: { HOST: "127.0.0.1", PORT: "0" },
});

/**
 * By name: where the shared sources go, how it is built, what runs, and what that prints when it
 * listens.
 */
const APPS = {
  sveltekit: {
    sources: "src",
    build: (folder) => run(folder, tool("vite", "bin", "vite.js"), ["build"]),
    command: ["serve.mjs"],
    ready: /Ready on http:\S+:(\d+)\n/,
  },
  next: NEXT,
  "next-proxy": NEXT,
  nitro: nitro("nitropack"),
  nitro3: nitro("nitro"),
};

/** Builds an application, where that is not done yet, and gives its folder. Nothing else runs meanwhile. */
export function buildApp(name) {
  const { sources, build } = APPS[name];
  const files = Object.fromEntries(SHARED.map((file) => [join(sources, file), shared(file)]));
  return built(name, join(import.meta.dirname, "apps", name), files, build);
}

/**
 * Starts a built application; gives its folder, where it listens, and a way to read its log.
 *
 * @param options `adapter`: `none`, `usual` or `configured`, where one process has one of them
 */
export async function startApp(t, name, options = {}) {
  const { adapter = "", nodeEnv } = { nodeEnv: "production", ...options };
  const { command, ready, env } = APPS[name];
  const folder = buildApp(name);
  const origin = await startServer(t, folder, [process.execPath, ...command], ready, {
    ...QUIET,
    ...env,
    NODE_ENV: nodeEnv,
    ADAPTER: adapter,
  });
  return {
    folder,
    port: Number(new URL(origin).port),
    log: async (path = "__log") => JSON.parse(await fetchText(origin, path)),
  };
}
