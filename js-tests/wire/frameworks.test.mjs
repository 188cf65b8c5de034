// Ready responses on the wire, by the adapter of each framework.

import { createServerProject } from "../frameworks/measurement.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { listCases } from "./wire-cases.mjs";
import { copyScripts, findProblems, findRuntime, startWireServers } from "./wire-suite.mjs";

const folder = createServerProject("wire-frameworks");
copyScripts(folder);

/** By server: the entry, and what the framework takes. */
const SERVERS = {
  express: { entry: "express" },
  koa: { entry: "koa" },
  fastify: { entry: "fastify" },
  nest: { entry: "nest" },
  "nest-fastify": { entry: "nest", methods: ["GET"] },
  h3v1: { entry: "h3" },
  h3: { entry: "h3" },
  // Hono passes its handler only instances of Error.
  hono: { entry: "hono", sends: ["carried"] },
  "itty-router": { entry: "itty", methods: ["GET"] },
  // Bun.serve takes one request at a time.
  elysia: { entry: "elysia", runtime: "bun", options: { isInTurn: true } },
};

async function startFrameworks(name) {
  const runtime = name === "node" ? { command: [process.execPath] } : findRuntime(name, folder);
  const servers = Object.entries(SERVERS)
    .filter(([, server]) => (server.runtime ?? "node") === name)
    .map(([file, { entry }]) => `${file}:${entry}`);
  return startWireServers(folder, runtime, "framework-servers.mjs", servers);
}

const [nodePorts, bunPorts] = await Promise.all(["node", "bun"].map(startFrameworks));
const ports = { ...nodePorts, ...bunPorts };

for (const [file, { sends, methods = ["GET", "HEAD"], options }] of Object.entries(SERVERS)) {
  testHazard(30, `the adapter in ${file}`, async ({ check }) => {
    const cases = listCases(sends, methods).filter((_, at) => sends || at % 3 === 0);
    const problems = await findProblems(ports[file], cases, options);
    for (const at of cases.keys()) check(problems[at] === undefined, problems[at]);
  });
}
