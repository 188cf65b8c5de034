// Measures the main rows on Deno, Bun and workerd, and on Node 24.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { findBun, findDeno, findOtherNode, findWorkerd } from "../lib/runtime-binaries.mjs";
import { bundleWorker, serveWorker } from "./cold-starts.mjs";
import { choosePlan, orderNames, summarizeTimes } from "./measurement.mjs";

const bench = import.meta.dirname;

/** What the script imports for the table of Elysia, which only Bun measures. */
const ELYSIA_IMPORTS = `import * as elysia from "httpexc/elysia";
import { createElysiaTable } from "${bench}/rows/elysia.mjs";`;

/** Returns the script that measures within a runtime, and prints the tables. */
const createScript = (quick, hasElysia) => `
import * as httpexc from "httpexc";
${hasElysia ? ELYSIA_IMPORTS : ""}
import { compareRows } from "${bench}/measurement.mjs";
import { createMainTables } from "${bench}/rows/main.mjs";
const tables = [];
const measured = await createMainTables(httpexc);
${hasElysia ? "measured.push(await createElysiaTable(httpexc, elysia));" : ""}
for (const { rows, base, ...table } of measured) {
  tables.push({ ...table, base, rows: await compareRows(rows, base, ${quick}) });
}
console.log(JSON.stringify(tables));
`;

/**
 * Bundles the script into a file of the project, and returns its path. The package remains an
 * import, so each runtime loads its own entry.
 */
async function bundleScript(folder, quick, hasElysia) {
  const outfile = join(folder, hasElysia ? "bun-bundle.mjs" : "portable-bundle.mjs");
  await build({
    stdin: { contents: createScript(Boolean(quick), hasElysia), resolveDir: folder },
    bundle: true,
    external: ["httpexc", "httpexc/elysia", "elysia"],
    format: "esm",
    platform: "node",
    target: "es2022",
    outfile,
    logLevel: "error",
  });
  writeFileSync(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
  return outfile;
}

/** Runs a command that prints the tables as JSON, and returns them. */
function runScript(folder, command, env = {}) {
  const [path, ...args] = command;
  const text = execFileSync(path, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(text);
}

/**
 * A worker that calls a row as often as the request says. Its clock does not advance while it
 * computes, so the time is measured outside, and the time of an empty row is subtracted.
 */
const WORKER = `
import * as httpexc from "httpexc";
import { createMainTables } from "${bench}/rows/main.mjs";
let promise;
let sink;
export default {
  async fetch(request) {
    promise ??= createMainTables(httpexc);
    const tables = await promise;
    const { searchParams } = new URL(request.url);
    if (!searchParams.has("row")) {
      return Response.json(tables.map(({ rows, ...table }) => ({ ...table, names: Object.keys(rows) })));
    }
    const { rows } = tables.find(({ id }) => id === searchParams.get("table"));
    const call = rows[searchParams.get("row")] ?? (() => {});
    for (let at = Number(searchParams.get("calls")); at > 0; at--) sink = call();
    return new Response(sink === undefined ? "none" : "some");
  },
};
`;

/** Measures the main tables in workerd, and returns them. */
async function measureInWorkerd(folder, quick) {
  const outdir = await bundleWorker(folder, "main", WORKER);
  const { origin, stop } = await serveWorker(outdir);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const fetchText = (query) =>
    new Promise((resolve, reject) => {
      const url = `${origin}/?${new URLSearchParams(query)}`;
      const request = http.get(url, { agent }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.once("error", reject).once("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`workerd: ${response.statusCode} ${text}`));
        });
      });
      request.once("error", reject);
    });
  const timeRow = async (table, row, calls) => {
    const start = performance.now();
    await fetchText({ table, row, calls });
    return performance.now() - start;
  };
  try {
    const result = [];
    const { rounds, milliseconds } = choosePlan(quick);
    for (const { id, title, base, names } of JSON.parse(await fetchText({}))) {
      const calls = {};
      for (const name of names) {
        for (let at = 0; at < 10; at++) await timeRow(id, name, 1000);
        const took = (await timeRow(id, name, 4000)) / 4000;
        // A batch is long enough that the time of the request itself hardly counts.
        calls[name] = Math.max(100, Math.round((milliseconds * 4) / took));
      }
      const times = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds; round++) {
        const empty = await timeRow(id, "nothing", 0);
        for (const name of orderNames(names, round)) {
          const took = Math.max(0, (await timeRow(id, name, calls[name])) - empty);
          times[name].push((took * 1e6) / calls[name]);
        }
      }
      result.push({ id, title, base, rows: summarizeTimes(times, base) });
    }
    return result;
  } finally {
    agent.destroy();
    await stop();
  }
}

/** Measures the main tables on each runtime, and returns them. */
export async function measureRuntimes(folder, quick) {
  const file = await bundleScript(folder, quick, false);
  const bunFile = await bundleScript(folder, quick, true);
  const results = [
    {
      name: `Deno ${findDeno().version}`,
      tables: runScript(
        folder,
        [findDeno().path, "run", "--cached-only", "--no-remote", "--no-prompt", "-A", file],
        { DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" },
      ),
    },
    {
      name: `Bun ${findBun().version}`,
      tables: runScript(folder, [findBun().path, "--no-install", bunFile], {
        BUN_INSTALL_CACHE_DIR: join(folder, ".bun"),
        DO_NOT_TRACK: "1",
      }),
    },
    { name: `workerd ${findWorkerd().version}`, tables: await measureInWorkerd(folder, quick) },
  ];
  const node24 = findOtherNode("node24");
  if (node24) results.push({ name: "Node 24", tables: runScript(folder, [node24, file]) });
  return results.flatMap(({ name, tables }) => {
    const runtime = name.toLowerCase().replaceAll(/[^a-z]+.*/g, "");
    return tables.map((table) => ({
      ...table,
      id: `${table.id}-${name === "Node 24" ? "node24" : runtime}`,
      title: `${table.title} (${name})`,
      rows: table.rows,
    }));
  });
}
