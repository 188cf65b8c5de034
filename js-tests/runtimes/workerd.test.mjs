import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { consumer } from "../lib/consumer.mjs";
import { CLIENT, compare, expected, SERVER } from "../lib/expected-transcript.mjs";
import { script, workerd } from "../lib/runtime-binaries.mjs";
import { deviating, WORKERD } from "../lib/runtime-deviations.mjs";
import { get, overTheWire, start } from "../lib/server-process.mjs";
import { bundled } from "../lib/worker-bundle.mjs";

const DATE = "2026-04-01";

/** How every WebAssembly module begins, in base64. */
const BASE64 = "AGFzbQEAAAA";

const wrangler = script("wrangler");
const { version } = workerd();
const folder = consumer("runtime-workerd", {
  "wrangler.json": JSON.stringify({
    name: "transcript",
    main: "worker.mjs",
    compatibility_date: DATE,
  }),
});

/** Keeps wrangler's files in the project, and wrangler off the network. */
const env = {
  CI: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  NO_COLOR: "1",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: join(folder, ".wrangler", "logs"),
  WRANGLER_REGISTRY_PATH: join(folder, ".wrangler", "registry"),
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
  XDG_CONFIG_HOME: join(folder, ".wrangler", "config"),
};

test("wrangler dev --local gives and sends the transcript", async (t) => {
  const dev = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const command = [process.execPath, wrangler.path, ...dev];
  const origin = await start(t, folder, command, /Ready on http:\S+:(\d+)\s/, env);
  compare(await get(origin, "transcript"));
  compare(await get(origin, "server-transcript"), expected(SERVER));
  compare(await get(origin, "client-transcript"), expected(CLIENT));
  compare(await overTheWire(origin), deviating(expected(), WORKERD));
});

test("the bundle of wrangler deploy gives and sends the transcript in workerd", async (t) => {
  const { bundle, command, ready } = bundled(folder, "worker.js", env);
  const code = readFileSync(join(bundle, "worker.js"), "utf8");
  assert.ok(!code.includes(BASE64), "the core is a module, and not text as well");
  const origin = await start(t, bundle, command, ready);
  compare(await get(origin, "transcript"));
  compare(await get(origin, "server-transcript"), expected(SERVER));
  compare(await get(origin, "client-transcript"), expected(CLIENT));
  compare(await overTheWire(origin), deviating(expected(), WORKERD));
});

test("version", (t) => t.diagnostic(`workerd ${version}, wrangler ${wrangler.version}`));
