import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
  SERVER_PART,
} from "../lib/expected-transcript.mjs";
import { findDeno } from "../lib/runtime-binaries.mjs";
import { applyDeviations, DENO } from "../lib/runtime-deviations.mjs";
import { fetchTranscript, startServer } from "../lib/server-process.mjs";

const { path, version } = findDeno();
const folder = createConsumer("runtime-deno", {
  "deno.json": JSON.stringify({ nodeModulesDir: "manual" }),
});
const OFFLINE = ["--cached-only", "--no-remote", "--no-prompt"];
const env = { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };

test("deno run prints the transcript without any permission", () => {
  compareTranscript(runCommand(folder, path, ["run", ...OFFLINE, "main.mjs"], env).slice(0, -1));
});

test("deno run prints the client transcript", () => {
  const text = runCommand(folder, path, ["run", ...OFFLINE, "client.mjs"], env).slice(0, -1);
  compareTranscript(text, readExpectedTranscript(CLIENT_PART));
});

test("deno run prints the server transcript", () => {
  const text = runCommand(folder, path, ["run", ...OFFLINE, "server.mjs"], env).slice(0, -1);
  compareTranscript(text, readExpectedTranscript(SERVER_PART));
});

test("deno run prints the transcript with require()", () => {
  compareTranscript(
    runCommand(folder, path, ["run", ...OFFLINE, "--allow-read=.", "main.cjs"], env).slice(0, -1),
  );
});

test("Deno.serve sends the transcript", async (t) => {
  const command = [path, "run", ...OFFLINE, "--allow-net=127.0.0.1", "deno.mjs"];
  const origin = await startServer(t, folder, command, /Ready on http:\S+:(\d+)\n/, env);
  compareTranscript(await fetchTranscript(origin), applyDeviations(readExpectedTranscript(), DENO));
});

test("version", (t) => t.diagnostic(`deno ${version}`));
