// The example with declared problems: its API in workerd, Node, Deno and Bun, its page in Chromium, its
// types, its documentation and its lock.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { build } from "vite";
import { launchChromium } from "../lib/chromium.mjs";
import { serveFolder, startFetchServer } from "../lib/page-server.mjs";
import { root } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";
import { bundleWithWrangler } from "../lib/worker-bundle.mjs";
import { BROWSER, BUNDLER, compileFiles, STRICT } from "../types/compiler.mjs";
import { createExampleProject, WRANGLER_ENVIRONMENT } from "./example-servers.mjs";

const folder = createExampleProject("problems");
const READY = /Listening on (\d+)/;

// Node, Deno and Bun run the same Worker.
await bundle({
  entryPoints: [join(folder, "src", "worker.ts")],
  bundle: true,
  format: "esm",
  packages: "external",
  outfile: join(folder, "worker.mjs"),
});
writeFileSync(
  join(folder, "deno.mjs"),
  `import worker from "./worker.mjs";
   const onListen = ({ port }) => console.log("Listening on " + port);
   Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, (request) => worker.fetch(request));`,
);
writeFileSync(
  join(folder, "bun.mjs"),
  `import worker from "./worker.mjs";
   const { port } = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: (request) => worker.fetch(request) });
   console.log("Listening on " + port);`,
);
writeFileSync(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));

/** Starts the API on each runtime; each returns its origin. */
const SERVERS = {
  workerd(t) {
    const { bundle, command, ready } = bundleWithWrangler(
      folder,
      "worker.js",
      WRANGLER_ENVIRONMENT,
    );
    return startServer(t, bundle, command, ready);
  },
  async Node(t) {
    const { default: worker } = await import(pathToFileURL(join(folder, "worker.mjs")).href);
    const { origin, close } = await startFetchServer((request) => worker.fetch(request));
    t.after(close);
    return origin;
  },
  Deno(t) {
    const args = ["run", "--cached-only", "--no-remote", "--allow-net=127.0.0.1", "deno.mjs"];
    const env = { DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    return startServer(t, folder, [findDeno().path, ...args], READY, env);
  },
  Bun: (t) => startServer(t, folder, [findBun().path, "bun.mjs"], READY),
};

await build({
  configFile: false,
  logLevel: "silent",
  root: join(folder, "page"),
  build: { outDir: join(folder, "dist"), emptyOutDir: true },
});
const browser = await launchChromium();
const site = await serveFolder(join(folder, "dist"));

for (const [runtime, start] of Object.entries(SERVERS)) {
  test(`problems cross from ${runtime} to the page, and are documented there`, async (t) => {
    const origin = await start(t);
    const page = await browser.newPage();
    const found = [];
    page.on("pageerror", (error) => found.push(String(error)));
    await page.goto(`${site.origin}/?api=${encodeURIComponent(origin)}`);
    const load = async (song) => {
      await page.fill("[name=song]", song);
      await page.click("button");
      await page.waitForFunction(() => document.querySelector("#result").textContent !== "");
      return page.textContent("#result");
    };
    assert.equal(await load("1"), "So What");
    assert.equal(await load("7"), "Mia is editing it. Try again in 60 s.");
    assert.equal(await load("8"), "Log in again.");
    assert.equal(await load("9"), "There is no song 9.");
    assert.equal(await load("none"), "It failed: 404.");
    assert.deepEqual(found, []);
    const documentation = await fetch(`${origin}/problems/song-locked`);
    assert.match(await documentation.text(), /<h1>Song locked<\/h1>/);
    const markdown = await fetch(`${origin}/problems/`, { headers: { accept: "text/markdown" } });
    assert.match(await markdown.text(), /\[No such song\]\(\/problems\/song-unknown\)/);
    const { components } = await (await fetch(`${origin}/openapi.json`)).json();
    assert.equal(components.schemas.SongLocked.properties.editor.type, "string");
    await page.close();
  });
}

test("without a network, the page says so", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/?api=${encodeURIComponent("http://127.0.0.1:9")}`);
  await page.click("button");
  await page.waitForFunction(() => document.querySelector("#result").textContent !== "");
  assert.equal(await page.textContent("#result"), "You are offline.");
  await page.close();
});

test("the Worker and the page compile strictly", async () => {
  const files = ["src/worker.ts", "page/main.ts"];
  const options = { ...STRICT, ...BUNDLER, ...BROWSER, allowImportingTsExtensions: true };
  assert.equal(await compileFiles(folder, "example", options, files), "");
});

test("the lock is that of the declaration", () => {
  const lock = join(folder, "problems.lock.json");
  const command = join(folder, "node_modules", "httpexc", "dist", "cli.js");
  const args = [command, "problems", "src/problems.ts", "--lock", lock];
  execFileSync(findOtherNode("node24"), args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const committed = readFileSync(join(root, "examples", "problems", "problems.lock.json"), "utf8");
  assert.equal(readFileSync(lock, "utf8"), committed);
});

test("the browser ends", async () => {
  await browser.close();
  await site.close();
});
