// fromError with clients in Deno, Bun and workerd, where other parts of the platform fail than in Node.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { createProject } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode, findScript } from "../lib/runtime-binaries.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";
import { createWranglerEnvironment } from "../lib/worker-bundle.mjs";
import { FETCH_CLIENTS } from "./fetch-clients.mjs";
import { findRefusedOrigin, startUpstream } from "./upstream.mjs";

const readSource = (name) => readFileSync(join(import.meta.dirname, name), "utf8");
const SOURCES = Object.fromEntries(
  ["client-list.mjs", "fetch-clients.mjs", "node-clients.mjs", "runtime-script.mjs"].map((name) => [
    name,
    readSource(name),
  ]),
);

/** The clients that use modules of Node and are called on the other runtimes, too. */
const OTHER_CLIENTS = ["axios", "got 16", "node-fetch 3", "superagent", "gaxios 8"];

const EXPECTED = {
  problem: "422 The song needs a title. r-7 song.title; no retry",
  limited: "429 You are being rate limited. r-7; 7",
  empty: "503  r-7; 0.5",
  drop: "NoResponse; 0.5",
  refused: "NoResponse; 0.5",
  timeout: "NoResponse; 0.5",
  abort: "null; no retry",
};

/** What differs, by client. */
const DIFFERENCES = {
  "node-fetch 3": { timeout: "null; no retry" },
};

function compare(results, clientCount) {
  assert.equal(Object.keys(results).length, clientCount);
  for (const [name, result] of Object.entries(results)) {
    assert.deepEqual(result, { ...EXPECTED, ...DIFFERENCES[name] }, name);
  }
}

const RUN = `
import { CLIENTS } from "./client-list.mjs";
import { FETCH_CLIENTS } from "./fetch-clients.mjs";
import { readClients } from "./runtime-script.mjs";
const { names, ...origins } = JSON.parse(process.argv[2]);
const others = CLIENTS.filter(({ name }) => names.includes(name));
console.log(JSON.stringify(await readClients([...FETCH_CLIENTS, ...others], origins)));
process.exit(0);
`;

const RUNTIMES = {
  "Node 22": [findOtherNode("node22")],
  "Node 24": [findOtherNode("node24")],
  Deno: [findDeno().path, "run", "--node-modules-dir=manual", "--cached-only", "-A"],
  Bun: [findBun().path, "--no-install", "run"],
};

for (const [runtime, [path, ...flags]] of Object.entries(RUNTIMES)) {
  test(`${runtime} reads what clients throw`, async (t) => {
    assert.ok(path, `${runtime} is not installed`);
    const folder = createProject(`clients-${runtime.toLowerCase().replace(" ", "-")}`, {
      ...SOURCES,
      "run.mjs": RUN,
    });
    const origins = { origin: await startUpstream(t), refused: await findRefusedOrigin() };
    const input = { ...origins, names: OTHER_CLIENTS };
    const env = { ...process.env, DENO_DIR: `${folder}/.deno`, NO_COLOR: "1" };
    const args = [...flags, "run.mjs", JSON.stringify(input)];
    const { stdout } = await promisify(execFile)(path, args, { cwd: folder, env });
    compare(
      JSON.parse(stdout.trim().split("\n").at(-1)),
      FETCH_CLIENTS.length + OTHER_CLIENTS.length,
    );
  });
}

const WORKER = `
import { FETCH_CLIENTS } from "./fetch-clients.mjs";
import { readClients } from "./runtime-script.mjs";
export default {
  async fetch(request) {
    const origins = Object.fromEntries(new URL(request.url).searchParams);
    return Response.json(await readClients(FETCH_CLIENTS, origins));
  },
};
`;

test("workerd reads what clients throw", async (t) => {
  const folder = createProject("clients-workerd", {
    ...SOURCES,
    "worker.mjs": WORKER,
    "wrangler.json": JSON.stringify({
      name: "clients",
      main: "worker.mjs",
      compatibility_date: "2026-04-01",
      compatibility_flags: ["nodejs_compat"],
    }),
  });
  const env = {
    ...createWranglerEnvironment(join(folder, ".wrangler")),
    NO_COLOR: "1",
    WRANGLER_HIDE_BANNER: "true",
  };
  const dev = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const command = [process.execPath, findScript("wrangler").path, ...dev];
  const worker = await startServer(t, folder, command, /Ready on http:\S+:(\d+)\s/, env);
  const origins = { origin: await startUpstream(t), refused: await findRefusedOrigin() };
  const text = await fetchText(worker, `?${new URLSearchParams(origins)}`);
  compare(JSON.parse(text), FETCH_CLIENTS.length);
});
