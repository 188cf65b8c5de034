// What `onError` and `onResponse` do after the response runs to its end in workerd, which drops the work
// that nothing waits for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";
import { startServer } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";

const app = join(import.meta.dirname, "apps", "wait-until", "worker.mjs");

test("workerd waits for the promises of onError and onResponse, and for no other", async (t) => {
  const folder = createProject("runtime-workerd-wait-until", {
    "worker.mjs": readFileSync(app, "utf8"),
    "wrangler.json": JSON.stringify({
      name: "wait-until",
      main: "worker.mjs",
      compatibility_date: "2026-04-01",
    }),
  });
  const env = createWranglerEnvironment(join(folder, ".wrangler"));
  const { bundle, command, ready } = bundleWithWrangler(folder, "worker.js", env);
  const origin = await startServer(t, bundle, command, ready);
  const start = performance.now();
  for (const path of ["lost", "wrap", "hono"]) {
    const response = await fetch(`${origin}/${path}`);
    assert.equal(response.status, path === "lost" ? 204 : 503);
    await response.text();
  }
  // Two responses that waited for a second each would take longer.
  assert.ok(performance.now() - start < 2000, "the responses do not wait");
  const expected = [
    "hono onError 503",
    "hono onResponse 503 /hono",
    "wrap onError 503",
    "wrap onResponse 503 /wrap",
  ];
  let ended = [];
  for (let left = 100; left > 0 && ended.length < expected.length; left--) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ended = await (await fetch(`${origin}/ended`)).json();
  }
  // What is lost would have ended before the others.
  assert.deepEqual(ended.sort(), expected);
});
