// The benchmark: `make bench`. It prints the measurements, writes docs/benchmarks.md and
// docs/benchmarks.svg, and fails if a goal is missed by more than noise. BENCH_QUICK=1 measures
// little and writes nothing. BENCH_ONLY=cycle measures only the tables whose ids begin with
// "cycle".

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { writeFormattedDocument } from "../lib/document-writer.mjs";
import { createProject, root } from "../lib/project.mjs";
import { measureColdNode, measureColdParts, measureColdWorkerd } from "./cold-starts.mjs";
import { evaluateGoals } from "./goals.mjs";
import { joinRounds } from "./measurement.mjs";
import { drawPlot } from "./plot.mjs";
import { formatDocument, printGoals, printTable } from "./report.mjs";
import { measureRuntimes } from "./runtimes.mjs";
import { measureServers, SERVER_FILES } from "./servers.mjs";
import { measureSizes } from "./sizes.mjs";
import { MAKER_NAMES } from "./table-makers.mjs";
import { measureTypeChecks } from "./type-checks.mjs";

const quick = Boolean(process.env.BENCH_QUICK);
const only = process.env.BENCH_ONLY ?? "";
const isSelected = (...ids) => ids.some((id) => id.startsWith(only) || only.startsWith(id));

/** The adapters of the benchmark. */
const ADAPTERS = ["server", "express", "fastify", "koa", "h3", "hono", "itty"];

const ENTRIES = `export * as httpexc from "httpexc";
export * as client from "httpexc/client";
export * as node from "httpexc/node";
${ADAPTERS.map((name) => `import * as ${name} from "httpexc/${name}";`).join("\n")}
export const adapters = { ${ADAPTERS.join(", ")} };
`;
const folder = createProject("bench", { ...SERVER_FILES, "entries.mjs": ENTRIES });
const entries = join(folder, "entries.mjs");
const dist = join(folder, "node_modules", "httpexc", "dist");

const tables = [];
/** Prints the selected tables, and adds them to the document. */
function addTables(added) {
  for (const table of [added].flat().filter(({ id }) => id.startsWith(only))) {
    printTable(table);
    tables.push(table);
  }
}

if (isSelected("size")) addTables(await measureSizes(folder));

/**
 * Measures a table in a process of its own, and returns it. In a process that measured another
 * table before, the results would include its garbage, and code that was compiled for other types
 * of values.
 */
function measureInProcess(maker, at) {
  const script = join(import.meta.dirname, "table-process.mjs");
  const args = ["--expose-gc", script, entries, maker, String(at), only, quick ? "quick" : ""];
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 };
  return JSON.parse(execFileSync(process.execPath, args, options));
}

/**
 * The processes that measure each table of a maker, if there are several: an engine may compile the code of a
 * framework well in one process and badly in the next, so that one process shows too narrow a range.
 */
const PROCESSES = { adapter: quick ? 1 : 3 };

/** Measures a table in one or in several processes. */
function measureTable(maker, at) {
  const first = measureInProcess(maker, at);
  const others = Array.from({ length: (PROCESSES[maker] ?? 1) - 1 }, () =>
    measureInProcess(maker, at),
  );
  if (!first.table || others.length === 0) return first;
  const rows = joinRounds([first, ...others].map(({ table }) => table.rows));
  return { ...first, table: { ...first.table, rows } };
}

for (const id of MAKER_NAMES.filter((id) => isSelected(id))) {
  for (let at = 0; ; at++) {
    const { count, table } = measureTable(id, at);
    if (table) addTables(table);
    if (at + 1 >= count) break;
  }
  if (only === id) break;
}

if (isSelected("cold")) {
  addTables(measureColdNode(folder, quick));
  const base64 = readFileSync(join(dist, "core.wasm")).toString("base64");
  addTables(measureColdParts(folder, base64, quick));
  addTables(await measureColdWorkerd(folder, quick));
}
if (isSelected("construct", "cycle")) addTables(await measureRuntimes(folder, quick));
if (isSelected("types")) addTables(await measureTypeChecks(folder, quick));
if (isSelected("server")) addTables(await measureServers(folder, quick));

const goals = evaluateGoals(tables);
printGoals(goals);

/** Returns the versions of the package, of Node, and of the compared packages and runtimes. */
function readVersions() {
  const require = createRequire(import.meta.url);
  const { devDependencies } = require("../package.json");
  const names = [
    "http-errors",
    "negotiator",
    "accepts",
    "@hapi/boom",
    "hono",
    "h3",
    "h3v1",
    "itty-router",
    "@nestjs/common",
    "http-problem-details",
    "@discordjs/rest",
    "ky",
    "ofetch",
    "finalhandler",
    "express",
    "fastify",
    "@fastify/sensible",
    "autocannon",
    "bun",
    "deno",
    "wrangler",
  ];
  const { version } = JSON.parse(readFileSync(join(root, "pkg-template", "package.json"), "utf8"));
  const peers = names.map((name) => [name, devDependencies[name].replace(/^npm:.*@/, "")]);
  return { httpexc: version, node: process.versions.node, ...Object.fromEntries(peers) };
}

if (quick || only) {
  console.log("\nQuick or only a part: nothing was written, and a missed goal is no error.");
} else {
  const docs = join(root, "docs");
  writeFormattedDocument(
    join(docs, "benchmarks.md"),
    formatDocument(tables, goals, readVersions()),
  );
  writeFileSync(join(docs, "benchmarks.svg"), drawPlot(tables, goals));
  if (goals.some(({ verdict }) => verdict === "MISSED")) process.exitCode = 1;
}
