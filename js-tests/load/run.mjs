// The load: the example Worker in workerd and the example on node:http, each with its errors from the
// package and, in every other line the same, with errors written by hand. Six of ten requests are good
// and four fail. It prints what autocannon measures, and ratios; it fails where a request got no
// answer, or the wrong one. LOAD_SECONDS is how long each server is asked.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { exampleProject, quiet } from "../examples/start.mjs";
import { started } from "../lib/server.mjs";
import { bundled } from "../lib/workerd.mjs";

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

/** Makes the project of an example; by hand: with the errors of hand-written.mjs. */
function made(example, file, byHand) {
  const folder = exampleProject(example, `load-${example}${byHand ? "-by-hand" : ""}`);
  if (byHand) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replaceAll(/from "httpexc(\/node)?"/g, 'from "./hand-written.mjs"');
    if (changed === text) throw new Error(`Cannot change ${file}: it does not import httpexc`);
    writeFileSync(path, changed);
    const written = readFileSync(join(import.meta.dirname, "hand-written.mjs"));
    writeFileSync(join(path, "..", "hand-written.mjs"), written);
  }
  return folder;
}

const SERVERS = {
  "node:http": (t, byHand) => {
    const folder = made("node-http", "server.mjs", byHand);
    const ready = /Listening on http:\S+:(\d+)\//;
    return started(t, folder, [process.execPath, "server.mjs"], ready, { PORT: "0" });
  },
  workerd: (t, byHand) => {
    const folder = made("worker", "src/index.ts", byHand);
    const { bundle, command, ready } = bundled(folder, "index.js", quiet);
    return started(t, bundle, command, ready);
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

async function measured(begin, byHand) {
  const ends = [];
  try {
    const { origin, pid } = await begin({ after: (end) => ends.push(end) }, byHand);
    const options = { url: origin, connections: 10, requests: REQUESTS };
    // What is compiled while it runs is compiled before it counts.
    await autocannon({ ...options, duration: Math.min(3, SECONDS) });
    const before = resident(pid);
    const result = await autocannon({ ...options, duration: SECONDS });
    return { result, before, after: resident(pid) };
  } finally {
    for (const end of ends) await end();
  }
}

/** Gives what is wrong with what came back. */
function faults({ errors, timeouts, mismatches, non2xx, requests, statusCodeStats }) {
  const found = [];
  if (errors + timeouts + mismatches > 0) found.push(`${errors} errors, ${timeouts} time-outs`);
  const others = Object.keys(statusCodeStats).filter((status) => !STATUSES.includes(status));
  if (others.length > 0) found.push(`statuses ${others}`);
  const share = non2xx / requests.total;
  if (Math.abs(share - 0.4) > 0.01) found.push(`${(100 * share).toFixed(1)} % failed, not 40 %`);
  return found;
}

const shown = ({ result: { requests, latency, errors, timeouts }, before, after }) =>
  [
    Math.round(requests.average),
    latency.p50,
    latency.p99,
    errors + timeouts,
    before.toFixed(),
    after.toFixed(),
  ].map((cell) => String(cell).padStart(9));

let failed = false;
console.log(`${SECONDS} s each, 10 connections, 60 % good requests and 40 % that fail\n`);
const head = ["req/s", "p50 ms", "p99 ms", "errors", "MiB", "MiB after"];
console.log(`${"".padEnd(24)}${head.map((cell) => cell.padStart(10)).join("")}`);
for (const [name, begin] of Object.entries(SERVERS)) {
  const byHand = await measured(begin, true);
  const ours = await measured(begin, false);
  for (const [what, one] of [
    ["by hand", byHand],
    ["httpexc", ours],
  ]) {
    console.log(`${`${name}, ${what}`.padEnd(24)} ${shown(one).join(" ")}`);
    for (const fault of faults(one.result)) {
      failed = true;
      console.error(`FAILED: ${name}, ${what}: ${fault}`);
    }
  }
  const ratio = (of) => (of(ours) / of(byHand)).toFixed(2);
  console.log(
    `${`${name}, ratio`.padEnd(24)} ${[
      ratio(({ result }) => result.requests.average),
      ratio(({ result }) => result.latency.average),
      ratio(({ result }) => result.latency.p99),
      "",
      ratio(({ before }) => before),
      ratio(({ after }) => after),
    ]
      .map((cell) => cell.padStart(9))
      .join(" ")}   (the second: mean latency)\n`,
  );
}
process.exit(failed ? 1 : 0);
