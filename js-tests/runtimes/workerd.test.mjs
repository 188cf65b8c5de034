import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createConsumer } from "../lib/consumer.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
  SERVER_PART,
} from "../lib/expected-transcript.mjs";
import { findScript, findWorkerd } from "../lib/runtime-binaries.mjs";
import { applyDeviations, WORKERD } from "../lib/runtime-deviations.mjs";
import { fetchText, fetchTranscript, startServer } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";

const DATE = "2026-04-01";

/** The beginning of every WebAssembly module, in base64. */
const WASM_BASE64 = "AGFzbQEAAAA";

const wrangler = findScript("wrangler");
const { version } = findWorkerd();
const folder = createConsumer("runtime-workerd", {
  "wrangler.json": JSON.stringify({
    name: "transcript",
    main: "worker.mjs",
    compatibility_date: DATE,
  }),
});

const env = {
  ...createWranglerEnvironment(join(folder, ".wrangler")),
  NO_COLOR: "1",
  WRANGLER_HIDE_BANNER: "true",
};

test("wrangler dev --local returns and sends the transcript", async (t) => {
  const dev = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const command = [process.execPath, wrangler.path, ...dev];
  const origin = await startServer(t, folder, command, /Ready on http:\S+:(\d+)\s/, env);
  compareTranscript(await fetchText(origin, "transcript"));
  compareTranscript(
    await fetchText(origin, "server-transcript"),
    readExpectedTranscript(SERVER_PART),
  );
  compareTranscript(
    await fetchText(origin, "client-transcript"),
    readExpectedTranscript(CLIENT_PART),
  );
  compareTranscript(
    await fetchTranscript(origin),
    applyDeviations(readExpectedTranscript(), WORKERD),
  );
});

test("the bundle of wrangler deploy returns and sends the transcript in workerd", async (t) => {
  const { bundle, command, ready } = bundleWithWrangler(folder, "worker.js", env);
  const code = readFileSync(join(bundle, "worker.js"), "utf8");
  assert.ok(!code.includes(WASM_BASE64), "the core is a module, and is not also text");
  const origin = await startServer(t, bundle, command, ready);
  compareTranscript(await fetchText(origin, "transcript"));
  compareTranscript(
    await fetchText(origin, "server-transcript"),
    readExpectedTranscript(SERVER_PART),
  );
  compareTranscript(
    await fetchText(origin, "client-transcript"),
    readExpectedTranscript(CLIENT_PART),
  );
  compareTranscript(
    await fetchTranscript(origin),
    applyDeviations(readExpectedTranscript(), WORKERD),
  );
});

test("version", (t) => t.diagnostic(`workerd ${version}, wrangler ${wrangler.version}`));
