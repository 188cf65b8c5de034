// Declared problems in real servers of the frameworks: what a client reads, `check` and `onUndeclared`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Elysia } from "elysia";
import { z } from "zod";
import { createProject } from "../lib/project.mjs";

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
};

/** The start of the paths, where a framework has pages elsewhere. */
const PREFIXES = { "react-router": "/resource" };

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
  "cases.mjs": readSource(join(import.meta.dirname, "cases.mjs")),
  "entries.mjs": [
    ...entries,
    'export { HTTPForbidden } from "httpexc";',
    'export { createClient } from "httpexc/client";',
    'export { defineProblems } from "httpexc/problems";',
  ].join("\n"),
});
const importFile = (name) => import(pathToFileURL(join(folder, name)).href);
const entry = await importFile("entries.mjs");

/** Starts the server of a framework. Elysia's own server needs Bun, and Next's an application. */
async function startServer(framework, handler) {
  if (framework === "elysia" || framework === "next") {
    const { listenFetch } = await importFile("listeners.mjs");
    // A route handler of Next is a function of a Request; next.test.mjs has whole applications.
    if (framework === "next") {
      return listenFetch(handler(({ url }) => throwError(new URL(url).pathname)));
    }
    const app = new Elysia().use(handler).get("/:name", ({ path }) => throwError(path));
    return listenFetch((request) => app.handle(request));
  }
  return (await importFile(`${framework}.mjs`)).start(throwError, handler);
}

const songs = entry.defineProblems("https://api.example/problems/", {
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({ song: z.number() }),
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
});

/** The errors that a path throws. */
const THROWN = {
  "/locked": () => new songs.SongLocked({ song: 7 }, { retryAfter: 60 }),
  "/stale": () => new songs.TokenStale(),
  "/wrong": () => new songs.SongLocked({ song: "7" }),
  "/forbidden": () => new entry.HTTPForbidden("No."),
};
const throwError = (path) => {
  throw THROWN[`/${path.split("/").at(-1)}`]();
};

/** Ends the servers, which the modules of the frameworks start without a way to end them. */
let passed = 0;
after(() => setImmediate(() => process.exit(passed === Object.keys(ADAPTERS).length ? 0 : 1)));

for (const [framework, adapter] of Object.entries(ADAPTERS)) {
  test(`declared problems cross from ${framework}`, async () => {
    const undeclared = [];
    const reported = [];
    const handler = entry[toIdentifier(adapter)]({
      problems: songs,
      check: true,
      onError: (error) => void reported.push(error),
      onUndeclared: (error, { request }) => void undeclared.push([error.status, request?.url]),
    });
    const origin = `http://127.0.0.1:${await startServer(framework, handler)}`;
    const prefix = PREFIXES[framework] ?? "";
    const api = entry.createClient({ problems: songs });
    const read = async (path) => (await api.fetch(origin + prefix + path)).error;
    const locked = await read("/locked");
    assert.ok(locked instanceof songs.SongLocked);
    assert.deepEqual([locked.extensions.song, locked.retryAfter, locked.retryable], [7, 60, true]);
    const stale = await read("/stale");
    assert.deepEqual([stale.problem, stale.report.challenges[0]?.scheme], ["TokenStale", "Bearer"]);
    assert.deepEqual([undeclared, reported], [[], []]);
    const wrong = await read("/wrong");
    assert.deepEqual([wrong.problem, wrong.status], [undefined, 500]);
    assert.match(reported[0].cause.message, /^Cannot send a SongLocked: extensions\.song/);
    assert.equal((await read("/forbidden")).status, 403);
    assert.equal(undeclared.length, 1);
    assert.equal(undeclared[0][0], 403);
    passed++;
  });
}
