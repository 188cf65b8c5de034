// The soak test: a million responses and a million reads in one process, on Node and in workerd. It
// prints wasm pages, memory and throughput at the start and at the end. It fails if the pages grow
// after the first ten thousand calls, if the heap grows, which it would if each origin with a limit
// or each error that was logged were remembered, or if a response is wrong.
//
// SOAK_MINUTES=n runs for n minutes on each, and draws the samples.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { median } from "../bench/measurement.mjs";
import { WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { readResidentMemory } from "../lib/process-memory.mjs";
import { createProject, root } from "../lib/project.mjs";
import { findWorkerd } from "../lib/runtime-binaries.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler } from "../lib/worker-bundle.mjs";
import { drawSamples } from "./plot.mjs";

const BATCH = 10_000;
const TOTAL = Number(process.env.SOAK_CALLS ?? 1_000_000);
const MINUTES = Number(process.env.SOAK_MINUTES ?? 0);
if (!(TOTAL >= 10 * BATCH) || !(MINUTES >= 0)) {
  throw new Error("Cannot soak: SOAK_CALLS is from 100000 on, SOAK_MINUTES from 0 on");
}

const MiB = 1 << 20;

function readFiles() {
  const names = ["work.mjs", "worker.mjs", "node.mjs"];
  const read = (name) => readFileSync(join(import.meta.dirname, name), "utf8");
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

const RUNTIMES = {
  [`Node ${process.versions.node}`]: (t) => {
    const command = [process.execPath, "--expose-gc", "node.mjs"];
    return startServerProcess(
      t,
      createProject("soak-node", readFiles()),
      command,
      /Listening on http:\S+:(\d+)\//,
    );
  },
  [`workerd ${findWorkerd().version}`]: (t) => {
    const config = { name: "soak", main: "worker.mjs", compatibility_date: "2026-04-01" };
    const folder = createProject("soak-workerd", {
      ...readFiles(),
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

/**
 * Returns the JSON of a response. A new connection is used, as an idle one may be closed by then.
 */
function fetchJson(url) {
  return new Promise((resolve, reject) => {
    const read = (response) => text(response).then(JSON.parse).then(resolve, reject);
    http.get(url, { agent: false }, read).on("error", reject);
  });
}

/** Runs batches until the total is reached, and returns a sample for each batch. */
async function runBatches(origin, pid) {
  const samples = [];
  const begin = performance.now();
  const isDone = () =>
    samples.length * BATCH >= TOTAL && performance.now() - begin >= MINUTES * 60_000;
  while (!isDone()) {
    const start = performance.now();
    const { right, pages, origins, logEntries, heap } = await fetchJson(
      `${origin}/work?count=${BATCH}`,
    );
    const seconds = (performance.now() - start) / 1000;
    samples.push({
      at: (performance.now() - begin) / 1000,
      wrong: 2 * BATCH - right,
      pages,
      origins,
      logEntries,
      heap,
      resident: readResidentMemory(pid),
      rate: (2 * BATCH) / seconds,
    });
  }
  return samples;
}

const formatMib = (bytes) =>
  bytes === undefined ? "not known" : `${(bytes / MiB).toFixed(1)} MiB`;

/** Returns what is wrong with the samples, as a list of texts. */
function findMistakes(samples) {
  const [warm] = samples;
  const found = [];
  const wrong = samples.reduce((sum, sample) => sum + sample.wrong, 0);
  if (wrong > 0) found.push(`${wrong} are wrong`);
  // One error of four is a 502.
  const { logEntries } = samples.at(-1);
  const due = (samples.length * BATCH) / 4;
  if (logEntries !== due) found.push(`${logEntries} errors were logged instead of ${due}`);
  if (samples.some(({ pages }) => String(pages) !== String(warm.pages))) {
    found.push(`the pages went from ${warm.pages} to ${samples.at(-1).pages}`);
  }
  // After a tenth of the samples the engine has compiled everything.
  const early = samples[Math.floor(samples.length / 10)].heap;
  const late = samples.at(-1).heap;
  if (early !== undefined && late > early + 4 * MiB) {
    found.push(`the heap grew from ${formatMib(early)} to ${formatMib(late)}`);
  }
  return found;
}

let hasFailed = false;
// An argument selects the runtime whose name begins with it.
const [only = ""] = process.argv.slice(2);
for (const [name, startServer] of Object.entries(RUNTIMES)) {
  if (!name.toLowerCase().startsWith(only)) continue;
  const ends = [];
  try {
    const { origin, pid } = await startServer({ after: (end) => ends.push(end) });
    const samples = await runBatches(origin, pid);
    const tenth = Math.max(1, Math.floor(samples.length / 10));
    const [first, last] = [samples.slice(0, tenth), samples.slice(-tenth)];
    const calls = samples.length * BATCH;
    console.log(
      `\n${name}: ${calls} responses and ${calls} reads in ${samples.at(-1).at.toFixed()} s`,
    );
    const show = (what, format) =>
      console.log(
        `  ${what.padEnd(26)} ${format(first, samples[0])} -> ${format(last, samples.at(-1))}`,
      );
    show("wasm pages (core, client)", (_, { pages }) => pages.join(" + "));
    show("origins with a limit", (_, sample) => sample.origins);
    show("errors that were logged", (_, sample) => sample.logEntries);
    show("heap in use", (_, { heap }) => formatMib(heap));
    show("resident", (_, sample) => formatMib(sample.resident));
    show("calls a second", (part) => Math.round(median(part.map(({ rate }) => rate))));
    for (const mistake of findMistakes(samples)) {
      hasFailed = true;
      console.error(`  FAILED: ${mistake}`);
    }
    if (MINUTES > 0) {
      mkdirSync(join(root, "dist"), { recursive: true });
      const path = join(root, "dist", `soak-${name.split(" ")[0].toLowerCase()}.svg`);
      writeFileSync(path, drawSamples(name, samples));
      console.log(`  drawn in ${path}`);
    }
  } finally {
    for (const end of ends) await end();
  }
}
process.exit(hasFailed ? 1 : 0);
