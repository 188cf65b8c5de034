import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
  SERVER_PART,
} from "../lib/expected-transcript.mjs";
import { findBun } from "../lib/runtime-binaries.mjs";
import { applyDeviations, BUN } from "../lib/runtime-deviations.mjs";
import { fetchTranscript, startServer } from "../lib/server-process.mjs";

const { path, version } = findBun();
const folder = createConsumer("runtime-bun");
const OFFLINE = ["--no-install"];
const env = { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1", NO_COLOR: "1" };

test("bun run prints the transcript", () => {
  compareTranscript(runCommand(folder, path, [...OFFLINE, "main.mjs"], env).slice(0, -1));
});

test("bun run prints the client transcript", () => {
  compareTranscript(
    runCommand(folder, path, [...OFFLINE, "client.mjs"], env).slice(0, -1),
    readExpectedTranscript(CLIENT_PART),
  );
});

test("bun run prints the server transcript", () => {
  compareTranscript(
    runCommand(folder, path, [...OFFLINE, "server.mjs"], env).slice(0, -1),
    readExpectedTranscript(SERVER_PART),
  );
});

test("bun run prints the transcript with require()", () => {
  compareTranscript(runCommand(folder, path, [...OFFLINE, "main.cjs"], env).slice(0, -1));
});

test("Bun.serve sends the transcript", async (t) => {
  const command = [path, ...OFFLINE, "bun.mjs"];
  const origin = await startServer(t, folder, command, /Ready on http:\S+:(\d+)\n/, env);
  compareTranscript(await fetchTranscript(origin), applyDeviations(readExpectedTranscript(), BUN));
});

test("version", (t) => t.diagnostic(`bun ${version}`));
