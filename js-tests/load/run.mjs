// The load test: the example Worker in workerd and the example on node:http, each with the errors
// of the package, and with hand-written errors and otherwise the same code. Six of ten requests
// succeed and four fail. It prints the measurements of autocannon and their ratios, and fails if a
// request gets no response or a wrong one. LOAD_SECONDS is the duration for each server.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { median } from "../bench/measurement.mjs";
import { createExampleProject, WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { readResidentMemory } from "../lib/process-memory.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler } from "../lib/worker-bundle.mjs";

const SECONDS = Number(process.env.LOAD_SECONDS ?? 10);
if (!(SECONDS >= 1)) throw new Error("Cannot load: LOAD_SECONDS is a number from 1 on");

const authorization = "Bearer let-me-sing";
const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const SUCCESSES = ["/songs", "/songs/1", "/songs/2", "/songs", "/songs/3", "/songs"];
const REQUESTS = [
  ...SUCCESSES.map((path) => ({ method: "GET", path })),
  { method: "GET", path: "/songs/7", headers: { accept } },
  { method: "GET", path: "/songs/8", headers: { accept: "application/json" } },
  { method: "DELETE", path: "/songs" },
  {
    method: "POST",
    path: "/songs",
    headers: { authorization },
    body: '{"title":"","year":"soon"}',
  },
];
const STATUSES = ["200", "404", "405", "422"];

/** Creates the project of an example, with the errors of hand-written-errors.mjs if `isByHand`. */
function createProject(example, file, isByHand) {
  const folder = createExampleProject(example, `load-${example}${isByHand ? "-by-hand" : ""}`);
  if (isByHand) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replaceAll(/from "httpexc(\/node)?"/g, 'from "./hand-written-errors.mjs"');
    if (changed === text) throw new Error(`Cannot change ${file}: it does not import httpexc`);
    writeFileSync(path, changed);
    const errors = readFileSync(join(import.meta.dirname, "hand-written-errors.mjs"));
    writeFileSync(join(path, "..", "hand-written-errors.mjs"), errors);
  }
  return folder;
}

const SERVERS = {
  "node:http": (t, isByHand) => {
    const folder = createProject("node-http", "server.mjs", isByHand);
    const ready = /Listening on http:\S+:(\d+)\//;
    return startServerProcess(t, folder, [process.execPath, "server.mjs"], ready, { PORT: "0" });
  },
  workerd: (t, isByHand) => {
    const folder = createProject("worker", "src/index.ts", isByHand);
    const { bundle, command, ready } = bundleWithWrangler(folder, "index.js", WRANGLER_ENVIRONMENT);
    return startServerProcess(t, bundle, command, ready);
  },
};

/** Returns the memory of a process in MiB, or NaN if it is not known. */
const measureMemory = (pid) => (readResidentMemory(pid) ?? Number.NaN) / (1 << 20);

/** The two servers take turns in so many rounds, so both run under the same conditions. */
const ROUNDS = SECONDS >= 30 ? 6 : 2;

const sum = (list) => list.reduce((all, one) => all + one, 0);

/** Combines the measurements of one server. */
function combineParts(parts, before, after) {
  const statuses = parts.flatMap(({ statusCodeStats }) => Object.keys(statusCodeStats));
  return {
    rate: sum(parts.map(({ requests }) => requests.average)) / parts.length,
    mean: sum(parts.map(({ latency }) => latency.average)) / parts.length,
    p50: median(parts.map(({ latency }) => latency.p50)),
    p99: median(parts.map(({ latency }) => latency.p99)),
    errors: sum(parts.map(({ errors, timeouts, mismatches }) => errors + timeouts + mismatches)),
    failing:
      sum(parts.map(({ non2xx }) => non2xx)) / sum(parts.map(({ requests }) => requests.total)),
    statuses: [...new Set(statuses)],
    before,
    after,
  };
}

/** Measures a server with hand-written errors, and one with those of the package. */
async function measureServers(startServer) {
  const ends = [];
  try {
    const t = { after: (end) => ends.push(end) };
    const servers = [await startServer(t, true), await startServer(t, false)];
    const load = ({ origin }, duration) =>
      autocannon({ url: origin, connections: 10, requests: REQUESTS, duration });
    // The engine compiles hot code before the measurement.
    for (const server of servers) await load(server, Math.min(5, SECONDS));
    const before = servers.map(({ pid }) => measureMemory(pid));
    const parts = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, server] of servers.entries()) {
        parts[at].push(await load(server, Math.max(1, Math.round(SECONDS / ROUNDS))));
      }
    }
    return servers.map(({ pid }, at) => combineParts(parts[at], before[at], measureMemory(pid)));
  } finally {
    for (const end of ends) await end();
  }
}

/** Returns what is wrong with the responses, as a list of texts. */
function findMistakes({ errors, statuses, failing }) {
  const found = [];
  if (errors > 0) found.push(`${errors} errors`);
  const others = statuses.filter((status) => !STATUSES.includes(status));
  if (others.length > 0) found.push(`statuses ${others}`);
  if (Math.abs(failing - 0.4) > 0.01)
    found.push(`${(100 * failing).toFixed(1)} % failed, not 40 %`);
  return found;
}

const COLUMNS = [
  ["req/s", ({ rate }) => rate, 0],
  ["mean ms", ({ mean }) => mean, 2],
  ["p50 ms", ({ p50 }) => p50, 0],
  ["p99 ms", ({ p99 }) => p99, 0],
  ["errors", ({ errors }) => errors, 0],
  ["MiB", ({ before }) => before, 0],
  ["MiB after", ({ after }) => after, 0],
];

function show(name, cells) {
  console.log(`${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join("")}`);
}

let hasFailed = false;
console.log(`${SECONDS} s each, 10 connections, 60 % of the requests succeed and 40 % fail\n`);
show(
  "",
  COLUMNS.map(([head]) => head),
);
for (const [name, startServer] of Object.entries(SERVERS)) {
  const [byHand, ours] = await measureServers(startServer);
  for (const [what, one] of Object.entries({ "by hand": byHand, httpexc: ours })) {
    show(
      `${name}, ${what}`,
      COLUMNS.map(([, read, digits]) => read(one).toFixed(digits)),
    );
    for (const mistake of findMistakes(one)) {
      hasFailed = true;
      console.error(`FAILED: ${name}, ${what}: ${mistake}`);
    }
  }
  const formatRatio = (read) => (read(byHand) > 0 ? (read(ours) / read(byHand)).toFixed(2) : "");
  show(
    `${name}, ratio`,
    COLUMNS.map(([, read]) => formatRatio(read)),
  );
}
process.exit(hasFailed ? 1 : 0);
