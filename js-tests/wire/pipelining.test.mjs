// Ready responses on the wire, on every runtime: a client that sends many requests at once on one
// connection gets as many responses, each with the content that was meant.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createProject } from "../lib/project.mjs";
import { findOtherNode } from "../lib/runtime-binaries.mjs";
import { sendPipelined } from "./raw-client.mjs";
import { isRemote, listCases } from "./wire-cases.mjs";
import {
  copyScripts,
  findProblems,
  findRuntime,
  startWireServers,
  startWorker,
} from "./wire-suite.mjs";

const folder = createProject("wire");
copyScripts(folder);

const RUNTIMES = {
  node: { command: [process.execPath] },
  node22: { command: [findOtherNode("node22")] },
  node24: { command: [findOtherNode("node24")] },
  deno: findRuntime("deno", folder),
  bun: findRuntime("bun", folder),
};
const started = await Promise.all(
  Object.entries(RUNTIMES).map(async ([name, runtime]) => [
    name,
    await startWireServers(folder, runtime, "servers.mjs"),
  ]),
);
const PORTS = Object.fromEntries(started);

/** Every fifth case, for servers whose framing is the platform's. */
const someCases = listCases().filter((_, at) => at % 5 === 0);

for (const [runtime, { node }] of Object.entries(PORTS)) {
  testHazard(30, `sendError on ${runtime}`, async ({ check }) => {
    const cases = listCases();
    const problems = await findProblems(node, cases);
    for (const at of cases.keys()) check(problems[at] === undefined, problems[at]);
  });
}

for (const [runtime, name, options] of [
  // toResponse is synchronous, so it cannot look at the content.
  ["deno", "toResponse", { isContentKnown: false }],
  ["deno", "respond", {}],
  ["bun", "toResponse", { isContentKnown: false, isInTurn: true }],
  ["bun", "respond", { isInTurn: true }],
]) {
  testHazard(30, `${name} on ${runtime}'s own server`, async ({ check }) => {
    const problems = await findProblems(PORTS[runtime][name], someCases, options);
    for (const at of someCases.keys()) check(problems[at] === undefined, problems[at]);
  });
}

testHazard(30, "toResponse and respond in workerd", async ({ check }) => {
  const manifest = { name: "wire", main: "worker.mjs", compatibility_date: "2026-04-01" };
  const workerFolder = createProject("wire-worker", {
    "wrangler.json": JSON.stringify({ ...manifest, compatibility_flags: ["nodejs_compat"] }),
  });
  copyScripts(workerFolder);
  const port = await startWorker(workerFolder);
  // workerd codes content as the header declares, so applications do not. Of content that is empty it
  // says that it is coded.
  const cases = listCases(["thrown", "carried"], ["GET", "HEAD"]).filter(
    ({ make, content }) => isRemote(make) && !(make === "buffered" && content === "empty"),
  );
  for (const prefix of ["/toResponse", "/respond"]) {
    const problems = await findProblems(port, cases, { prefix });
    for (const at of cases.keys()) check(problems[at] === undefined, problems[at]);
  }
});

test("Bun.serve closes a connection with many requests at once, whatever the handler does", async () => {
  const requests = Array.from({ length: 10 }, () => ({ path: "/" }));
  const { problem } = await sendPipelined(PORTS.bun.control, requests);
  assert.match(problem, /^the connection was closed after 0 of 10$/);
});
