// Requests per second on loopback: an application that throws a 404, with this package and with what
// its users write today. Each has a process of its own, and all are asked in turns.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { order, summary } from "./measurement.mjs";

/** The ways to throw, by framework; the first is what its users write today. */
const WAYS = {
  express: [
    "http-errors",
    "http-errors and a handler by hand",
    "httpexc, no adapter",
    "httpexc/express",
  ],
  fastify: [
    "@fastify/sensible",
    "an Error with statusCode",
    "httpexc, no adapter",
    "httpexc/fastify",
  ],
  hono: [
    "hono HTTPException",
    "hono HTTPException and JSON by hand",
    "httpexc, no adapter",
    "httpexc/hono",
  ],
};

const PLANS = {
  whole: { rounds: 11, amount: 1000, warmUp: 3000 },
  quick: { rounds: 3, amount: 200, warmUp: 200 },
};

/** What ends the servers that run; nothing outlives this process. */
const running = new Set();
process.once("exit", () => {
  for (const stop of running) stop();
});

/** Starts a server, and gives where it listens and what ends it. */
function start(folder, framework, way) {
  const child = spawn(process.execPath, [join(folder, "app.mjs"), framework, way], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production" },
    // Express and Hono write errors there; nobody is to wait for a terminal.
    stdio: ["ignore", "pipe", "ignore"],
  });
  const stop = () => child.kill("SIGKILL");
  running.add(stop);
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`${framework}, ${way}: ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
      const port = /:(\d+)\n/.exec(said)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}/songs/7`, stop });
    });
  });
}

/**
 * Sends so many requests over ten connections, and gives how many were answered in a second: between
 * the first answer and the last, as autocannon itself ends only on its next tick.
 */
async function load(url, amount) {
  let first;
  let last;
  const run = autocannon({
    url,
    amount,
    connections: 10,
    sampleInt: 20,
    headers: { accept: "*/*" },
  });
  run.on("response", () => {
    last = performance.now();
    first ??= last;
  });
  const { non2xx, errors, timeouts } = await run;
  if (non2xx !== amount || errors > 0 || timeouts > 0) {
    throw new Error(`${url}: ${non2xx} of ${amount} requests were answered by an error`);
  }
  return (amount - 1) / ((last - first) / 1000);
}

/** Throws where a server does not answer with what it was told to. */
async function check(url, way) {
  const response = await fetch(url);
  const text = await response.text();
  // In production Express shows the phrase of the status alone, unless it is told otherwise.
  const shows = text.includes("No song has that id.") || text.includes("Not Found");
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  if (response.status !== 404 || !shows || (/^httpexc\//.test(way) && !isProblem)) {
    throw new Error(`${way} answers with ${response.status}: ${text}`);
  }
}

async function table(folder, framework, quick) {
  const { rounds, amount, warmUp } = PLANS[quick ? "quick" : "whole"];
  const ways = WAYS[framework];
  const servers = {};
  try {
    for (const way of ways) {
      servers[way] = await start(folder, framework, way);
      await check(servers[way].url, way);
      await load(servers[way].url, warmUp);
    }
    const times = Object.fromEntries(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round++) {
      for (const way of order(ways, round)) {
        times[way].push(await load(servers[way].url, amount));
      }
    }
    return {
      id: `server-${framework}`,
      title: `Requests per second: a ${framework} application that throws a 404 with a detail`,
      unit: "requests/s",
      rows: summary(times, ways[0]),
    };
  } finally {
    for (const { stop } of Object.values(servers)) stop();
  }
}

/** Gives a table for each framework. */
export async function serverTables(folder, quick) {
  const tables = [];
  for (const framework of Object.keys(WAYS)) tables.push(await table(folder, framework, quick));
  return tables;
}

/** What the servers of a project are made of. */
export const APP = readFileSync(join(import.meta.dirname, "servers", "app.mjs"), "utf8");
