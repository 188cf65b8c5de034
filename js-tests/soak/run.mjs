// The soak: a million answers and a million reads in one process, on Node and in workerd. It prints
// wasm pages, memory and throughput at the start and at the end, and fails where the pages grow after
// the first ten thousand, an answer is wrong, or the heap grows.
//
// SOAK_MINUTES=n goes on for so long on each, and draws what it saw.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { project, root } from "../lib/project.mjs";
import { findWorkerd } from "../lib/runtime-binaries.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler } from "../lib/worker-bundle.mjs";
import { plot } from "./plot.mjs";

const BATCH = 10_000;
const TOTAL = Number(process.env.SOAK_CALLS ?? 1_000_000);
const MINUTES = Number(process.env.SOAK_MINUTES ?? 0);
if (!(TOTAL >= 10 * BATCH) || !(MINUTES >= 0)) {
  throw new Error("Cannot soak: SOAK_CALLS is from 100000 on, SOAK_MINUTES from 0 on");
}

const MiB = 1 << 20;

/** Gives the memory of a process in bytes, or nothing where the system has no such file. */
function resident(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function files() {
  const names = ["work.mjs", "worker.mjs", "node.mjs"];
  const read = (name) => readFileSync(join(import.meta.dirname, name), "utf8");
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

const RUNTIMES = {
  [`Node ${process.versions.node}`]: (t) => {
    const command = [process.execPath, "--expose-gc", "node.mjs"];
    return startServerProcess(
      t,
      project("soak-node", files()),
      command,
      /Listening on http:\S+:(\d+)\//,
    );
  },
  [`workerd ${findWorkerd().version}`]: (t) => {
    const config = { name: "soak", main: "worker.mjs", compatibility_date: "2026-04-01" };
    const folder = project("soak-workerd", {
      ...files(),
      "wrangler.json": JSON.stringify(config),
    });
    const { bundle, command, ready } = bundleWithWrangler(
      folder,
      "worker.js",
      WRANGLER_ENVIRONMENT,
    );
    return startServerProcess(t, bundle, command, ready);
  },
};

/** Asks over a connection of its own: one that waited while the server worked may be closed by then. */
function ask(url) {
  return new Promise((resolve, reject) => {
    const answered = (response) => text(response).then(JSON.parse).then(resolve, reject);
    http.get(url, { agent: false }, answered).on("error", reject);
  });
}

/** Works until there is enough, and gives a sample for each batch. */
async function soak(origin, pid) {
  const samples = [];
  const began = performance.now();
  const isEnough = () =>
    samples.length * BATCH >= TOTAL && performance.now() - began >= MINUTES * 60_000;
  while (!isEnough()) {
    const start = performance.now();
    const { right, pages, heap } = await ask(`${origin}/work?count=${BATCH}`);
    const seconds = (performance.now() - start) / 1000;
    samples.push({
      at: (performance.now() - began) / 1000,
      wrong: 2 * BATCH - right,
      pages,
      heap,
      resident: resident(pid),
      rate: (2 * BATCH) / seconds,
    });
  }
  return samples;
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const mib = (bytes) => (bytes === undefined ? "not known" : `${(bytes / MiB).toFixed(1)} MiB`);

/** Gives what is wrong with what was seen. */
function faults(samples) {
  const [warm] = samples;
  const found = [];
  const wrong = samples.reduce((sum, sample) => sum + sample.wrong, 0);
  if (wrong > 0) found.push(`${wrong} are wrong`);
  if (samples.some(({ pages }) => String(pages) !== String(warm.pages))) {
    found.push(`the pages went from ${warm.pages} to ${samples.at(-1).pages}`);
  }
  // After a tenth everything is compiled that will be.
  const early = samples[Math.floor(samples.length / 10)].heap;
  const late = samples.at(-1).heap;
  if (early !== undefined && late > early + 4 * MiB) {
    found.push(`the heap grew from ${mib(early)} to ${mib(late)}`);
  }
  return found;
}

let failed = false;
// The first word of a runtime's name lets it soak alone.
const [only = ""] = process.argv.slice(2);
for (const [name, begin] of Object.entries(RUNTIMES)) {
  if (!name.toLowerCase().startsWith(only)) continue;
  const ends = [];
  try {
    const { origin, pid } = await begin({ after: (end) => ends.push(end) });
    const samples = await soak(origin, pid);
    const tenth = Math.max(1, Math.floor(samples.length / 10));
    const [first, last] = [samples.slice(0, tenth), samples.slice(-tenth)];
    const calls = samples.length * BATCH;
    console.log(
      `\n${name}: ${calls} answers and ${calls} reads in ${samples.at(-1).at.toFixed()} s`,
    );
    const show = (what, of) =>
      console.log(`  ${what.padEnd(26)} ${of(first, samples[0])} -> ${of(last, samples.at(-1))}`);
    show("wasm pages (core, client)", (_, { pages }) => pages.join(" + "));
    show("heap in use", (_, { heap }) => mib(heap));
    show("resident", (_, sample) => mib(sample.resident));
    show("calls a second", (part) => Math.round(median(part.map(({ rate }) => rate))));
    for (const fault of faults(samples)) {
      failed = true;
      console.error(`  FAILED: ${fault}`);
    }
    if (MINUTES > 0) {
      mkdirSync(join(root, "dist"), { recursive: true });
      const path = join(root, "dist", `soak-${name.split(" ")[0].toLowerCase()}.svg`);
      writeFileSync(path, plot(name, samples));
      console.log(`  drawn in ${path}`);
    }
  } finally {
    for (const end of ends) await end();
  }
}
process.exit(failed ? 1 : 0);
