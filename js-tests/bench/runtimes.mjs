// The main rows on Deno, Bun and workerd, and on other versions of Node.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { findBun, findDeno, findOtherNode, findWorkerd } from "../lib/runtime-binaries.mjs";
import { bundleWorker, serveWorker } from "./cold-starts.mjs";
import { order, plan, summary } from "./measurement.mjs";

const bench = import.meta.dirname;

/** Measures within the runtime, and prints the tables. */
const SCRIPT = `
import * as httpexc from "httpexc";
import { compare } from "${bench}/measurement.mjs";
import { mainTables } from "${bench}/rows/main.mjs";
const measured = [];
for (const { rows, base, ...table } of await mainTables(httpexc)) {
  measured.push({ ...table, base, rows: await compare(rows, base, QUICK) });
}
console.log(JSON.stringify(measured));
`;

/**
 * Puts that in a file of the project. The package stays an import, so that the runtime finds its own
 * entry.
 */
async function script(folder, quick) {
  const outfile = join(folder, "portable-bundle.mjs");
  await build({
    stdin: { contents: SCRIPT.replace("QUICK", String(Boolean(quick))), resolveDir: folder },
    bundle: true,
    external: ["httpexc"],
    format: "esm",
    platform: "node",
    target: "es2022",
    outfile,
    logLevel: "error",
  });
  writeFileSync(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
  return outfile;
}

function measured(folder, command, env = {}) {
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
 * A worker that calls a row so often as it is asked. Its clock stands still while it computes, so the
 * time is taken outside, and what an empty row takes is subtracted.
 */
const WORKER = `
import * as httpexc from "httpexc";
import { mainTables } from "${bench}/rows/main.mjs";
let all;
let sink;
export default {
  async fetch(request) {
    all ??= mainTables(httpexc);
    const measured = await all;
    const { searchParams } = new URL(request.url);
    if (!searchParams.has("row")) {
      return Response.json(measured.map(({ rows, ...table }) => ({ ...table, names: Object.keys(rows) })));
    }
    const { rows } = measured.find(({ id }) => id === searchParams.get("table"));
    const call = rows[searchParams.get("row")] ?? (() => {});
    for (let at = Number(searchParams.get("calls")); at > 0; at--) sink = call();
    return new Response(sink === undefined ? "none" : "some");
  },
};
`;

async function inWorkerd(folder, quick) {
  const outdir = await bundleWorker(folder, "main", WORKER);
  const { origin, stop } = await serveWorker(outdir);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (query) =>
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
  const timed = async (table, row, calls) => {
    const start = performance.now();
    await ask({ table, row, calls });
    return performance.now() - start;
  };
  try {
    const result = [];
    const { rounds, milliseconds } = plan(quick);
    for (const { id, title, base, names } of JSON.parse(await ask({}))) {
      const calls = {};
      for (const name of names) {
        for (let at = 0; at < 10; at++) await timed(id, name, 1000);
        const took = (await timed(id, name, 4000)) / 4000;
        // Long enough that a request more or less hardly counts.
        calls[name] = Math.max(100, Math.round((milliseconds * 4) / took));
      }
      const times = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds; round++) {
        const empty = await timed(id, "nothing", 0);
        for (const name of order(names, round)) {
          const took = Math.max(0, (await timed(id, name, calls[name])) - empty);
          times[name].push((took * 1e6) / calls[name]);
        }
      }
      result.push({ id, title, base, rows: summary(times, base) });
    }
    return result;
  } finally {
    agent.destroy();
    await stop();
  }
}

/** Gives the main tables of each runtime. */
export async function runtimes(folder, quick) {
  const file = await script(folder, quick);
  const found = [
    {
      name: `Deno ${findDeno().version}`,
      tables: measured(
        folder,
        [findDeno().path, "run", "--cached-only", "--no-remote", "--no-prompt", "-A", file],
        { DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" },
      ),
    },
    {
      name: `Bun ${findBun().version}`,
      tables: measured(folder, [findBun().path, "--no-install", file], {
        BUN_INSTALL_CACHE_DIR: join(folder, ".bun"),
        DO_NOT_TRACK: "1",
      }),
    },
    { name: `workerd ${findWorkerd().version}`, tables: await inWorkerd(folder, quick) },
  ];
  const node24 = findOtherNode("node24");
  if (node24) found.push({ name: "Node 24", tables: measured(folder, [node24, file]) });
  return found.flatMap(({ name, tables }) => {
    const runtime = name.toLowerCase().replaceAll(/[^a-z]+.*/g, "");
    return tables.map((table) => ({
      ...table,
      id: `${table.id}-${name === "Node 24" ? "node24" : runtime}`,
      title: `${table.title} (${name})`,
      rows: table.rows,
    }));
  });
}
