// The benchmark: `make bench`. It prints what it measures, writes docs/benchmarks.md and
// docs/benchmarks.svg, and ends with an error where a goal is missed beyond noise. BENCH_QUICK=1
// measures little and writes nothing; BENCH_ONLY=cycle measures the tables whose ids begin so.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeFormatted } from "../lib/formatted.mjs";
import { project, root } from "../lib/project.mjs";
import { coldNode, coldParts, coldWorkerd } from "./cold.mjs";
import { judged } from "./goals.mjs";
import { compare } from "./measure.mjs";
import { plot } from "./plot.mjs";
import { markdown, print, printGoals } from "./report.mjs";
import { checkConstruct, construct, throwing } from "./rows/construct.mjs";
import { cycle } from "./rows/cycle.mjs";
import { growth } from "./rows/growth.mjs";
import { checkAnswers } from "./rows/main.mjs";
import { negotiation } from "./rows/negotiation.mjs";
import { nodeAnswers } from "./rows/node.mjs";
import { checkReading, reading } from "./rows/reading.mjs";
import { runtimes } from "./runtimes.mjs";
import { APP, serverTables } from "./servers.mjs";
import { sizes } from "./size.mjs";

const quick = Boolean(process.env.BENCH_QUICK);
const only = process.env.BENCH_ONLY ?? "";
const wanted = (...ids) => ids.some((id) => id.startsWith(only) || only.startsWith(id));

const folder = project("bench", { "app.mjs": APP });
const dist = join(folder, "node_modules", "httpexc", "dist");
const entry = (name) => import(pathToFileURL(join(dist, `${name}.js`)));
const [httpexc, client, node] = await Promise.all(["index", "client", "node"].map(entry));

checkConstruct(httpexc);
await checkAnswers(httpexc);
await checkReading(client);

const measured = [];
function keep(tables) {
  for (const table of [tables].flat().filter(({ id }) => id.startsWith(only))) {
    print(table);
    measured.push(table);
  }
}

if (wanted("size")) keep(await sizes(folder));

// Each table is measured right after it is made, so that what it needs is not garbage of the next.
const makers = [
  ["construct", () => construct(httpexc)],
  ["throw", () => throwing(httpexc)],
  ["cycle", () => cycle(httpexc)],
  ["node", () => nodeAnswers(httpexc, node)],
  ["negotiate", () => negotiation()],
  ["read", () => reading(client)],
  ["growth", () => growth(httpexc, client)],
];
for (const [id, make] of makers.filter(([id]) => wanted(id))) {
  for (const table of [await make()].flat().filter((made) => made.id.startsWith(only))) {
    keep({ ...table, rows: await compare(table.rows, table.base, quick, table.clears) });
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
  writeFormatted(join(docs, "benchmarks.md"), markdown(measured, goals, versions()));
  writeFileSync(join(docs, "benchmarks.svg"), plot(measured, goals));
  if (goals.some(({ verdict }) => verdict === "MISSED")) process.exitCode = 1;
}
