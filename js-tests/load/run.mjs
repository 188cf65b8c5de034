// The load: the example Worker in workerd and the example on node:http, each with its errors from the
// package and, in every other line the same, with errors written by hand. Six of ten requests are good
// and four fail. It prints what autocannon measures, and ratios; it fails where a request got no
// answer, or the wrong one. LOAD_SECONDS is how long each server is asked.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { createExampleProject, WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler } from "../lib/worker-bundle.mjs";

const SECONDS = Number(process.env.LOAD_SECONDS ?? 10);
if (!(SECONDS >= 1)) throw new Error("Cannot load: LOAD_SECONDS is a number from 1 on");

const authorization = "Bearer let-me-sing";
const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const GOOD = ["/songs", "/songs/1", "/songs/2", "/songs", "/songs/3", "/songs"];
const REQUESTS = [
  ...GOOD.map((path) => ({ method: "GET", path })),
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

/** Makes the project of an example; by hand: with the errors of hand-written-errors.mjs. */
function made(example, file, byHand) {
  const folder = createExampleProject(example, `load-${example}${byHand ? "-by-hand" : ""}`);
  if (byHand) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replaceAll(/from "httpexc(\/node)?"/g, 'from "./hand-written-errors.mjs"');
    if (changed === text) throw new Error(`Cannot change ${file}: it does not import httpexc`);
    writeFileSync(path, changed);
    const written = readFileSync(join(import.meta.dirname, "hand-written-errors.mjs"));
    writeFileSync(join(path, "..", "hand-written-errors.mjs"), written);
  }
  return folder;
}

const SERVERS = {
  "node:http": (t, byHand) => {
    const folder = made("node-http", "server.mjs", byHand);
    const ready = /Listening on http:\S+:(\d+)\//;
    return startServerProcess(t, folder, [process.execPath, "server.mjs"], ready, { PORT: "0" });
  },
  workerd: (t, byHand) => {
    const folder = made("worker", "src/index.ts", byHand);
    const { bundle, command, ready } = bundleWithWrangler(folder, "index.js", WRANGLER_ENVIRONMENT);
    return startServerProcess(t, bundle, command, ready);
  },
};

/** Gives the memory of a process in MiB, or NaN where the system has no such file. */
function resident(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** In so many parts each server is asked, in turn with the other, so that both have the same machine. */
const ROUNDS = SECONDS >= 30 ? 6 : 2;

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const sum = (list) => list.reduce((all, one) => all + one, 0);

/** Puts the parts of one server together. */
function together(parts, before, after) {
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

/** Measures a server with errors by hand, and one with those of the package. */
async function measured(begin) {
  const ends = [];
  try {
    const t = { after: (end) => ends.push(end) };
    const servers = [await begin(t, true), await begin(t, false)];
    const ask = ({ origin }, duration) =>
      autocannon({ url: origin, connections: 10, requests: REQUESTS, duration });
    // What is compiled while it runs is compiled before it counts.
    for (const server of servers) await ask(server, Math.min(5, SECONDS));
    const before = servers.map(({ pid }) => resident(pid));
    const parts = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, server] of servers.entries()) {
        parts[at].push(await ask(server, Math.max(1, Math.round(SECONDS / ROUNDS))));
      }
    }
    return servers.map(({ pid }, at) => together(parts[at], before[at], resident(pid)));
  } finally {
    for (const end of ends) await end();
  }
}

/** Gives what is wrong with what came back. */
function faults({ errors, statuses, failing }) {
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

let failed = false;
console.log(`${SECONDS} s each, 10 connections, 60 % good requests and 40 % that fail\n`);
show(
  "",
  COLUMNS.map(([head]) => head),
);
for (const [name, begin] of Object.entries(SERVERS)) {
  const [byHand, ours] = await measured(begin);
  for (const [what, one] of Object.entries({ "by hand": byHand, httpexc: ours })) {
    show(
      `${name}, ${what}`,
      COLUMNS.map(([, of, digits]) => of(one).toFixed(digits)),
    );
    for (const fault of faults(one)) {
      failed = true;
      console.error(`FAILED: ${name}, ${what}: ${fault}`);
    }
  }
  const ratio = (of) => (of(byHand) > 0 ? (of(ours) / of(byHand)).toFixed(2) : "");
  show(
    `${name}, ratio`,
    COLUMNS.map(([, of]) => ratio(of)),
  );
}
process.exit(failed ? 1 : 0);
