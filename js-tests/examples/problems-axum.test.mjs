// The axum server of the example with declared problems: its errors are those that the TypeScript client
// knows by the same declaration.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { root } from "../lib/project.mjs";
import { findOtherNode } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";
import { createExampleProject } from "./example-servers.mjs";

const folder = createExampleProject("problems", "example-problems-axum");

/** Builds the server, and returns the path of its program. */
function buildServer() {
  const args = ["build", "--quiet", "--locked", "--package", "songs-axum"];
  const lines = execFileSync("cargo", [...args, "--message-format", "json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const messages = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { executable } = messages.find(
    ({ target, executable }) => target?.name === "songs-axum" && executable,
  );
  return executable;
}

/** Bundles the declaration with the client, as a page does, and imports both. */
async function importClient() {
  await bundle({
    stdin: {
      contents: `export { createClient } from "httpexc/client";
        export { songs } from "./src/problems.ts";`,
      resolveDir: folder,
    },
    bundle: true,
    format: "esm",
    packages: "external",
    outfile: join(folder, "axum-client.mjs"),
  });
  return import(pathToFileURL(join(folder, "axum-client.mjs")).href);
}

test("the declaration of the axum server is that of the TypeScript sources", () => {
  const command = join(folder, "node_modules", "httpexc", "dist", "cli.js");
  const json = execFileSync(
    findOtherNode("node24"),
    [command, "problems", "src/problems.ts", "--json"],
    { cwd: folder, encoding: "utf8" },
  );
  const committed = join(root, "examples", "problems", "axum", "problems.json");
  assert.deepEqual(JSON.parse(readFileSync(committed, "utf8")), JSON.parse(json));
});

test("problems cross from axum to the TypeScript client with their types", async (t) => {
  const origin = await startServer(t, root, [buildServer()], /Listening on (\d+)/, { PORT: "0" });
  const { createClient, songs } = await importClient();
  const api = createClient({ problems: songs });
  const load = (song) => api.fetch(`${origin}/songs/${song}`);
  assert.equal((await (await load(1)).value.json()).title, "So What");

  const locked = (await load(7)).error;
  assert.ok(locked instanceof songs.SongLocked);
  assert.deepEqual({ ...locked.extensions }, { song: 7, editor: "Mia" });
  assert.deepEqual([locked.problem, locked.retryAfter, locked.status], ["SongLocked", 60, 409]);
  assert.equal(locked.title, "Song locked");

  const stale = (await load(8)).error;
  assert.ok(stale instanceof songs.TokenStale);
  assert.deepEqual(stale.report.challenges, [
    { scheme: "Bearer", params: { error: "invalid_token" } },
  ]);

  const unknown = (await load(9)).error;
  assert.ok(unknown instanceof songs.SongUnknown);
  assert.deepEqual([unknown.detail, unknown.extensions.song], ["No song has the id 9.", 9]);

  // What axum itself refuses is no declared problem, and is read as any other error.
  const rejected = (await load("x")).error;
  assert.deepEqual([rejected.problem, rejected.status], [undefined, 400]);
  assert.match(rejected.detail, /^Invalid URL: Cannot parse/);
});

test("its responses are those of the TypeScript server, to the byte", async (t) => {
  const origin = await startServer(t, root, [buildServer()], /Listening on (\d+)/, { PORT: "0" });
  await bundle({
    entryPoints: [join(folder, "src", "worker.ts")],
    bundle: true,
    format: "esm",
    packages: "external",
    outfile: join(folder, "axum-worker.mjs"),
  });
  const { default: worker } = await import(pathToFileURL(join(folder, "axum-worker.mjs")).href);
  for (const song of [7, 8, 9]) {
    for (const accept of [
      "*/*",
      "application/json",
      "text/html",
      "application/xml",
      "text/plain",
    ]) {
      const headers = { accept };
      const own = await fetch(`${origin}/songs/${song}`, { headers });
      const other = await worker.fetch(new Request(`${origin}/songs/${song}`, { headers }));
      assert.equal(own.status, other.status);
      for (const name of ["content-type", "retry-after", "www-authenticate"]) {
        assert.equal(own.headers.get(name), other.headers.get(name), `${song} ${accept}`);
      }
      assert.equal(await own.text(), await other.text(), `${song} ${accept}`);
    }
  }
});
