// Ready responses on the wire, by the adapter of each framework.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
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
  h3: { entry: "h3", isFetch: true },
  // Hono passes its handler only instances of Error.
  hono: { entry: "hono", sends: ["carried"], isFetch: true },
  "itty-router": { entry: "itty", methods: ["GET"], isFetch: true },
  // Bun.serve takes one request at a time.
  elysia: { entry: "elysia", runtime: "bun", isFetch: true, options: { isInTurn: true } },
};

async function startFrameworks(name) {
  const runtime = name === "node" ? { command: [process.execPath] } : findRuntime(name, folder);
  const servers = Object.entries(SERVERS)
    .filter(([, server]) => (server.runtime ?? "node") === name)
    .map(([file, { entry }]) => `${file}:${entry}`);
  return startWireServers(folder, runtime, "framework-servers.mjs", servers);
}

const PORTS = {
  node: await startFrameworks("node"),
  bun: await startFrameworks("bun"),
};

/** Returns how many streams the servers of a runtime have opened and cancelled. */
async function readCounts(runtime) {
  const response = await fetch(`http://127.0.0.1:${PORTS[runtime].control}/`);
  return response.json();
}

/** Waits until so many more streams were cancelled. */
async function waitForCancelled(runtime, before, count) {
  let counts;
  for (let tries = 0; tries < 300; tries++) {
    counts = await readCounts(runtime);
    if (counts.cancelled - before.cancelled >= count) return;
    await sleep(10);
  }
  assert.fail(`Of ${counts.opened - before.opened}, ${counts.cancelled - before.cancelled} ended`);
}

/** Sends a request, waits for the first bytes of the response, and leaves. */
function leaveEarly(port, method, path) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the connection was closed")));
    socket.once("data", (bytes) => {
      socket
        .removeAllListeners()
        .on("error", () => {})
        .destroy();
      resolve(bytes.toString("latin1"));
    });
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  });
}

for (const [file, server] of Object.entries(SERVERS)) {
  const { sends = ["thrown", "carried"], methods = ["GET", "HEAD"], options } = server;
  const { runtime = "node" } = server;
  const port = PORTS[runtime][file];

  testHazard(30, `the adapter in ${file}`, async ({ check }) => {
    const cases = listCases(sends, methods).filter((_, at) => sends.length === 1 || at % 3 === 0);
    const problems = await findProblems(port, cases, options);
    for (const at of cases.keys()) check(problems[at] === undefined, problems[at]);
  });

  test(`${file}: a source is cancelled by HEAD, and if the client leaves`, async () => {
    const before = await readCounts(runtime);
    let count = 0;
    for (const send of sends) {
      for (const name of ["endless", "silent"]) {
        for (const method of methods) {
          const text = await leaveEarly(port, method, `/${send}-${name}`);
          assert.match(text, /^HTTP\/1\.1 404 /);
          count++;
        }
      }
    }
    await waitForCancelled(runtime, before, count);
  });

  test(`${file}: content that fails is a 500 before it begins, and is cut later`, async () => {
    for (const send of sends) {
      const text = await leaveEarly(port, "GET", `/${send}-failing`).catch(String);
      assert.ok(!text.includes("private-canary"), text);
      if (!server.isFetch) assert.match(text, /^HTTP\/1\.1 500 /);
      const response = await fetch(`http://127.0.0.1:${port}/${send}-breaking`);
      assert.equal(response.status, 404);
      await assert.rejects(response.arrayBuffer());
    }
  });
}
