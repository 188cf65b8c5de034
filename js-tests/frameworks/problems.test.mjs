// Declared problems in real servers of the frameworks: what a client reads, `check`, `customize` and
// `onResponse`, and what the framework gives to these functions.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Elysia } from "elysia";
import { createProject } from "../lib/project.mjs";
import { startApp } from "./app-runner.mjs";

const ADAPTERS = {
  elysia: "elysia",
  express: "express",
  fastify: "fastify",
  h3: "h3",
  hono: "hono",
  "itty-router": "itty",
  koa: "koa",
  nest: "nest",
  "nest-fastify": "nest",
  next: "next",
  "react-router": "react-router",
  sveltekit: "sveltekit",
};

/** What the functions of a configuration get beside the request. */
const GIVEN = {
  elysia: ["Elysia's context"],
  express: ["Express' request", "Express' response"],
  fastify: ["Fastify's request", "Fastify's reply"],
  h3: ["h3's event"],
  hono: ["Hono's context"],
  "itty-router": [],
  koa: ["Koa's context"],
  nest: ["Nest's host"],
  "nest-fastify": ["Nest's host"],
  next: [],
  "react-router": ["React Router's arguments"],
  sveltekit: ["SvelteKit's event"],
};

/** The start of the paths, where a framework has pages elsewhere. */
const PREFIXES = { "react-router": "/resource", sveltekit: "/problem" };

const toIdentifier = (name) => name.replaceAll("-", "_");
const entries = [...new Set(Object.values(ADAPTERS))].map(
  (name) => `export { errorHandler as ${toIdentifier(name)} } from "httpexc/${name}";`,
);
const servers = join(import.meta.dirname, "servers");
const readSource = (path) => readFileSync(path, "utf8");
const folder = createProject("framework-problems", {
  ...Object.fromEntries(
    readdirSync(servers).map((name) => [name, readSource(join(servers, name))]),
  ),
  ...Object.fromEntries(
    ["cases.mjs", "declared-problems.mjs"].map((name) => [
      name,
      readSource(join(import.meta.dirname, name)),
    ]),
  ),
  "entries.mjs": [...entries, 'export { createClient } from "httpexc/client";'].join("\n"),
});
const importFile = (name) => import(pathToFileURL(join(folder, name)).href);
const entry = await importFile("entries.mjs");

const { PROBLEM_OPTIONS, songs, takeCalls, throwProblem } =
  await importFile("declared-problems.mjs");

/** Starts the server of a framework in this process. Elysia's own server needs Bun, and Next's an application. */
async function startServer(framework, handler) {
  if (framework === "elysia" || framework === "next") {
    const { listenFetch } = await importFile("listeners.mjs");
    // A route handler of Next is a function of a Request; next.test.mjs has whole applications.
    if (framework === "next") {
      return listenFetch(handler(({ url }) => throwProblem(new URL(url).pathname)));
    }
    const app = new Elysia().use(handler).get("/:name", ({ path }) => throwProblem(path));
    return listenFetch((request) => app.handle(request));
  }
  return (await importFile(`${framework}.mjs`)).start(throwProblem, handler);
}

/** Starts the server of a framework. Returns its origin, and a function that reads what the adapter called. */
async function startProblemServer(t, framework, adapter) {
  if (framework === "sveltekit") {
    // Vite builds the application, which declares the problems itself.
    const { port } = await startApp(t, "sveltekit", { adapter: "problems" });
    const origin = `http://127.0.0.1:${port}`;
    return { origin, readCalls: async () => (await fetch(`${origin}/problem-calls`)).json() };
  }
  const handler = entry[toIdentifier(adapter)](PROBLEM_OPTIONS);
  const port = await startServer(framework, handler);
  return { origin: `http://127.0.0.1:${port}`, readCalls: async () => takeCalls() };
}

/** Ends the servers, which the modules of the frameworks start without a way to end them. */
let passed = 0;
after(() => setImmediate(() => process.exit(passed === Object.keys(ADAPTERS).length ? 0 : 1)));

for (const [framework, adapter] of Object.entries(ADAPTERS)) {
  test(`declared problems cross from ${framework}`, async (t) => {
    const { origin, readCalls } = await startProblemServer(t, framework, adapter);
    const prefix = PREFIXES[framework] ?? "";
    const api = entry.createClient({ problems: songs });
    const read = async (path) => (await api.fetch(origin + prefix + path)).error;
    const locked = await read("/locked");
    assert.ok(locked instanceof songs.SongLocked);
    assert.deepEqual([locked.extensions.song, locked.retryAfter, locked.retryable], [7, 60, true]);
    const stale = await read("/stale");
    assert.deepEqual([stale.problem, stale.report.challenges[0]?.scheme], ["TokenStale", "Bearer"]);
    assert.deepEqual(await readCalls(), [
      ["onResponse", 409, true],
      ["onResponse", 401, true],
    ]);
    const wrong = await read("/wrong");
    assert.deepEqual([wrong.problem, wrong.status], [undefined, 500]);
    const [[name, reason], ...others] = await readCalls();
    assert.deepEqual([name, others], ["onError", [["onResponse", 500, false]]]);
    assert.match(reason, /^Cannot send a SongLocked: extensions\.song/);
    const headers = { accept: "application/json" };
    const sent = await (await fetch(`${origin}${prefix}/forbidden`, { headers })).json();
    assert.deepEqual([sent.detail, sent.given], ["No.", GIVEN[framework]]);
    assert.deepEqual(await readCalls(), [["onResponse", 403, false]]);
    passed++;
  });
}
