// The benchmark: `make bench`. It prints what it measures, writes docs/benchmarks.md and
// docs/benchmarks.svg, and ends with an error where a goal is missed beyond noise. BENCH_QUICK=1
// measures little and writes nothing; BENCH_ONLY=cycle measures the tables whose ids begin so.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { writeFormattedDocument } from "../lib/document-writer.mjs";
import { createProject, root } from "../lib/project.mjs";
import { coldNode, coldParts, coldWorkerd } from "./cold-starts.mjs";
import { judged } from "./goals.mjs";
import { plot } from "./plot.mjs";
import { markdown, print, printGoals } from "./report.mjs";
import { runtimes } from "./runtimes.mjs";
import { APP, serverTables } from "./servers.mjs";
import { sizes } from "./sizes.mjs";
import { MAKERS } from "./table-makers.mjs";

const quick = Boolean(process.env.BENCH_QUICK);
const only = process.env.BENCH_ONLY ?? "";
const wanted = (...ids) => ids.some((id) => id.startsWith(only) || only.startsWith(id));

const ENTRIES = `export * as httpexc from "httpexc";
export * as client from "httpexc/client";
export * as node from "httpexc/node";
`;
const folder = createProject("bench", { "app.mjs": APP, "entries.mjs": ENTRIES });
const entries = join(folder, "entries.mjs");
const dist = join(folder, "node_modules", "httpexc", "dist");

const measured = [];
function keep(tables) {
  for (const table of [tables].flat().filter(({ id }) => id.startsWith(only))) {
    print(table);
    measured.push(table);
  }
}

if (wanted("size")) keep(await sizes(folder));

/**
 * Gives a table that a process of its own measures: in one that measured another before, what that
 * left behind (garbage, and code that has seen too many kinds of values) is a part of what is measured.
 */
function inProcess(maker, at) {
  const script = join(import.meta.dirname, "table-process.mjs");
  const args = ["--expose-gc", script, entries, maker, String(at), only, quick ? "quick" : ""];
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 };
  return JSON.parse(execFileSync(process.execPath, args, options));
}

for (const id of MAKERS.filter((id) => wanted(id))) {
  for (let at = 0; ; at++) {
    const { count, table } = inProcess(id, at);
    if (table) keep(table);
    if (at + 1 >= count) break;
  }
  if (only === id) break;
}

if (wanted("cold")) {
  keep(coldNode(folder, quick));
  const base64 = readFileSync(join(dist, "core.wasm")).toString("base64");
  keep(coldParts(folder, base64, quick));
  keep(await coldWorkerd(folder, quick));
}
if (wanted("construct", "cycle")) keep(await runtimes(folder, quick));
if (wanted("server")) keep(await serverTables(folder, quick));

const goals = judged(measured);
printGoals(goals);

/** Gives the versions of what is compared: the development dependencies that the rows import. */
function versions() {
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
  console.log("\nA part, or measured quickly: nothing was written, and misses are no errors.");
} else {
  const docs = join(root, "docs");
  writeFormattedDocument(join(docs, "benchmarks.md"), markdown(measured, goals, versions()));
  writeFileSync(join(docs, "benchmarks.svg"), plot(measured, goals));
  if (goals.some(({ verdict }) => verdict === "MISSED")) process.exitCode = 1;
}
