// Builds and starts the applications of frameworks that need a build.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildOnce } from "../lib/app-build.mjs";
import { root } from "../lib/project.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";

const resolveTool = (...path) => join(root, "js-tests", "node_modules", ...path);
const readSharedFile = (file) => readFileSync(join(import.meta.dirname, file), "utf8");
const SHARED_FILES = [
  "call-api.mjs",
  "cases.mjs",
  "declared-problems.mjs",
  "thrown-errors.mjs",
  "upstream-errors.mjs",
];

/** Variables that keep the build tools offline. */
const OFFLINE_ENVIRONMENT = {
  NEXT_TELEMETRY_DISABLED: "1",
  NITRO_TELEMETRY_DISABLED: "1",
  CI: "1",
};

/** Runs a tool. If it fails, the error contains its output. */
function run(folder, script, args) {
  try {
    execFileSync(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, ...OFFLINE_ENVIRONMENT, NODE_ENV: "production" },
      stdio: "pipe",
      encoding: "utf8",
      timeout: 300_000,
    });
  } catch (error) {
    throw new Error(`Cannot build ${folder}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

const next = resolveTool("next", "dist", "bin", "next");
const NEXT = {
  sources: "",
  build: (folder) => run(folder, next, ["build"]),
  command: [next, "start", "--hostname", "127.0.0.1", "--port", "0"],
  ready: /Local:\s+http:\S+:(\d+)\n[\s\S]*Ready in/,
};

const createNitroApp = (name) => ({
  sources: "",
  build: (folder) => run(folder, resolveTool(name, "dist", "cli", "index.mjs"), ["build"]),
  command: [join(".output", "server", "index.mjs")],
  ready: /istening on:? http:\S+:(\d+)/,
  env: { HOST: "127.0.0.1", PORT: "0" },
});

/**
 * By name: the folder of the shared sources, the build, the arguments of Node, and a pattern of
 * what the application prints when it listens.
 */
const APPS = {
  sveltekit: {
    sources: "src",
    build: (folder) => run(folder, resolveTool("vite", "bin", "vite.js"), ["build"]),
    command: ["serve.mjs"],
    ready: /Ready on http:\S+:(\d+)\n/,
  },
  "react-router": {
    sources: "",
    build: (folder) => run(folder, resolveTool("@react-router", "dev", "bin.js"), ["build"]),
    command: ["serve.mjs"],
    ready: /Ready on http:\S+:(\d+)/,
  },
  next: NEXT,
  "next-proxy": NEXT,
  nitro: createNitroApp("nitropack"),
  nitro3: createNitroApp("nitro"),
};

/**
 * Builds an application if that has not been done yet, and returns its folder. It blocks until
 * then.
 */
export function buildApp(name) {
  const { sources, build } = APPS[name];
  const files = Object.fromEntries(
    SHARED_FILES.map((file) => [join(sources, file), readSharedFile(file)]),
  );
  return buildOnce(name, join(import.meta.dirname, "apps", name), files, build);
}

/**
 * Starts a built application. Returns its folder, its port, and a function that reads its log.
 *
 * @param options `adapter` is `none`, `default`, `configured` or `problems` if a process has only one of them
 */
export async function startApp(t, name, options = {}) {
  const { adapter = "", nodeEnv } = { nodeEnv: "production", ...options };
  const { command, ready, env } = APPS[name];
  const folder = buildApp(name);
  const origin = await startServer(t, folder, [process.execPath, ...command], ready, {
    ...OFFLINE_ENVIRONMENT,
    ...env,
    NODE_ENV: nodeEnv,
    ADAPTER: adapter,
  });
  return {
    folder,
    port: Number(new URL(origin).port),
    readLog: async (path = "__log") => JSON.parse(await fetchText(origin, path)),
  };
}
