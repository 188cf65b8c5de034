// Requests per second on loopback: an application that throws a 404, with this package and with the
// code that users of the framework write today. Each has a process of its own, and they are
// measured in turns.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import autocannon from "autocannon";
import { findBun } from "../lib/runtime-binaries.mjs";
import { orderNames, summarizeTimes } from "./measurement.mjs";

/**
 * The ways to throw, by framework. The first is the common way today. A handler by hand is the cheapest that
 * anyone would write: one format, no negotiation.
 */
const WAYS = {
  express: [
    "http-errors",
    "an Error and a handler by hand",
    "httpexc, no adapter",
    "httpexc/express",
  ],
  fastify: [
    "@fastify/sensible",
    "an Error with statusCode",
    "an Error and a handler by hand",
    "httpexc, no adapter",
    "httpexc/fastify",
  ],
  hono: [
    "hono HTTPException",
    "an Error and a handler by hand",
    "httpexc, no adapter",
    "httpexc/hono",
  ],
  koa: ["an Error and a handler by hand", "httpexc, no adapter", "httpexc/koa"],
  h3: ["an Error and a handler by hand", "httpexc, no adapter", "httpexc/h3"],
  // Without a handler, itty-router leaves an error to its caller.
  itty: ["an Error and a handler by hand", "httpexc/itty"],
  elysia: ["an Error and a handler by hand", "httpexc, no adapter", "httpexc/elysia"],
};

/** The frameworks whose program is another one, and needs Bun. */
const BUN_FRAMEWORKS = ["elysia"];

const PLANS = {
  whole: { rounds: 11, amount: 1000, warmUp: 3000 },
  quick: { rounds: 3, amount: 200, warmUp: 200 },
};

/** The functions that stop the running servers. They are called when this process ends. */
const stops = new Set();
process.once("exit", () => {
  for (const stop of stops) stop();
});

/** Starts a server, and returns its URL and a function that stops it. */
function startServer(folder, framework, way) {
  const needsBun = BUN_FRAMEWORKS.includes(framework);
  const runtime = needsBun ? findBun().path : process.execPath;
  const program = join(folder, needsBun ? "elysia-app.mjs" : "app.mjs");
  const child = spawn(runtime, [program, framework, way], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production" },
    // Express and Hono write errors to stderr, which would slow them down.
    stdio: ["ignore", "pipe", "ignore"],
  });
  const stop = () => child.kill("SIGKILL");
  stops.add(stop);
  return new Promise((resolve, reject) => {
    let output = "";
    child.once("exit", (code) => reject(new Error(`${framework}, ${way}: ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      const port = /:(\d+)\n/.exec(output)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}/songs/7`, stop });
    });
  });
}

/**
 * Sends requests over ten connections, and returns the responses per second. It measures from the
 * first response to the last, as autocannon itself ends only on its next tick.
 */
async function measureThroughput(url, amount) {
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
    throw new Error(`${url}: ${non2xx} of ${amount} requests got an error`);
  }
  return (amount - 1) / ((last - first) / 1000);
}

/** Throws if the response of a server is wrong. */
async function checkServer(url, way) {
  const response = await fetch(url);
  const text = await response.text();
  // In production Express sends only the status phrase by default.
  const hasText = text.includes("No song has that id.") || text.includes("Not Found");
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  if (response.status !== 404 || !hasText || (/^httpexc\//.test(way) && !isProblem)) {
    throw new Error(`${way} responds with ${response.status}: ${text}`);
  }
}

/** Measures the ways of a framework, and returns their table. */
async function measureFramework(folder, framework, quick) {
  const { rounds, amount, warmUp } = PLANS[quick ? "quick" : "whole"];
  const ways = WAYS[framework];
  const servers = {};
  try {
    for (const way of ways) {
      servers[way] = await startServer(folder, framework, way);
      await checkServer(servers[way].url, way);
      await measureThroughput(servers[way].url, warmUp);
    }
    const times = Object.fromEntries(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round++) {
      for (const way of orderNames(ways, round)) {
        times[way].push(await measureThroughput(servers[way].url, amount));
      }
    }
    return {
      id: `server-${framework}`,
      title: `Requests per second with ${framework}: an application that throws a 404 with a detail`,
      unit: "requests/s",
      rows: summarizeTimes(times, ways[0]),
    };
  } finally {
    for (const { stop } of Object.values(servers)) stop();
  }
}

/** Measures each framework, and returns the tables. */
export async function measureServers(folder, quick) {
  const tables = [];
  for (const framework of Object.keys(WAYS)) {
    tables.push(await measureFramework(folder, framework, quick));
  }
  return tables;
}

/** The programs of the servers and what they import, by the name of their file in the project. */
export const SERVER_FILES = Object.fromEntries(
  [
    "bench/servers/app.mjs",
    "bench/servers/elysia-app.mjs",
    "bench/rows/by-hand.mjs",
    "frameworks/servers/listeners.mjs",
  ].map((path) => [basename(path), readFileSync(join(import.meta.dirname, "..", path), "utf8")]),
);
