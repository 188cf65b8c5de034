// Runs each fuzz target for FUZZ_SECONDS and prints the results. fuzz/work keeps the inputs and the
// figures, so that a run continues where the last one ended. Targets with FUZZ_GOAL executions are left
// out, and FUZZ_TARGETS names the targets to run.
//
//   node fuzz/run.mjs FOLDER-OF-THE-TARGETS
//   node fuzz/run.mjs --total

import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const work = join(here, "work");
const ledger = join(work, "ledger.jsonl");
const seconds = Number(process.env.FUZZ_SECONDS ?? 60);
const goal = Number(process.env.FUZZ_GOAL ?? Number.POSITIVE_INFINITY);
const all = readdirSync(join(here, "fuzz_targets"))
  .map((file) => file.replace(/\.rs$/, ""))
  .sort();
const targets = process.env.FUZZ_TARGETS?.split(",") ?? all;

/** The longest input of each target in bytes. Longer inputs find nothing new. */
const longest = {
  accept: 256,
  any: 512,
  discord: 512,
  falcon: 256,
  header: 128,
  json: 2048,
  markup: 512,
  problem: 512,
  rate_limit: 96,
  response: 512,
  retry_after: 96,
  template: 256,
  webob: 256,
  werkzeug: 256,
};

/** Returns the results of all runs so far. */
function runs() {
  if (!existsSync(ledger)) return [];
  return readFileSync(ledger, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function total(target) {
  const sum = { target, executions: 0, seconds: 0, crashes: 0, timeouts: 0 };
  for (const run of runs().filter((run) => run.target === target)) {
    for (const name of ["executions", "seconds", "crashes", "timeouts"]) sum[name] += run[name];
  }
  return sum;
}

/** Returns the number of files of a kind that a target has left. */
function artifacts(folder, kind) {
  return readdirSync(folder).filter((file) => file.startsWith(kind)).length;
}

function fuzz(folder, target, most) {
  const corpus = join(work, "corpus", target);
  const found = join(work, "artifacts", target);
  for (const folder of [corpus, found]) mkdirSync(folder, { recursive: true });
  const before = [artifacts(found, "crash-"), artifacts(found, "timeout-")];
  const begun = Date.now();
  const { status, signal, stderr, error } = spawnSync(
    join(folder, target),
    [
      corpus,
      `-dict=${join(here, "dictionary.txt")}`,
      `-artifact_prefix=${found}/`,
      `-max_total_time=${seconds}`,
      `-max_len=${longest[target]}`,
      `-runs=${Number.isFinite(most) ? most : -1}`,
      // No other process adds to the corpus, and entropic scheduling takes as much time as the core.
      "-reload=0",
      "-entropic=0",
      "-timeout=10",
      "-rss_limit_mb=1024",
      "-print_final_stats=1",
    ],
    { encoding: "latin1", maxBuffer: 1 << 30, env: { ...process.env, RUST_BACKTRACE: "0" } },
  );
  const executions = Number(/stat::number_of_executed_units: *(\d+)/.exec(stderr ?? "")?.[1]);
  const run = {
    target,
    executions,
    seconds: (Date.now() - begun) / 1000,
    crashes: artifacts(found, "crash-") - before[0],
    timeouts: artifacts(found, "timeout-") - before[1],
  };
  // A run that ended otherwise and found nothing is an error.
  const isDone = status === 0 || run.crashes + run.timeouts > 0;
  if (!isDone || Number.isNaN(executions)) {
    console.error(stderr);
    throw new Error(`Cannot fuzz ${target}: ${error?.message ?? signal ?? `status ${status}`}`);
  }
  if (run.crashes + run.timeouts > 0)
    console.error(
      stderr
        .split("\n")
        .filter((line) => !/^#\d+\t/.test(line))
        .join("\n"),
    );
  appendFileSync(ledger, `${JSON.stringify(run)}\n`);
  return run;
}

function table(rows) {
  console.log("| target | executions | per second | crashes | time-outs |");
  console.log("| --- | ---: | ---: | ---: | ---: |");
  for (const { target, executions, seconds, crashes, timeouts } of rows) {
    const rate = seconds > 0 ? Math.round(executions / seconds) : 0;
    console.log(`| ${target} | ${executions} | ${rate} | ${crashes} | ${timeouts} |`);
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: run.mjs FOLDER | --total");
if (folder === "--total") {
  table(all.map(total));
} else {
  const due = targets.filter((target) => total(target).executions < goal);
  const rows = due.map((target) => fuzz(folder, target, goal - total(target).executions));
  table(rows);
  if (rows.some((row) => row.crashes + row.timeouts > 0)) process.exitCode = 1;
}
