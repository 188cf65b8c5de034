import { test } from "node:test";
import { consumer, run } from "../lib/consumer.mjs";
import { CLIENT, compare, expected, SERVER } from "../lib/expected-transcript.mjs";
import { bun } from "../lib/runtime-binaries.mjs";
import { BUN, deviating } from "../lib/runtime-deviations.mjs";
import { overTheWire, start } from "../lib/server-process.mjs";

const { path, version } = bun();
const folder = consumer("runtime-bun");
const OFFLINE = ["--no-install"];
const env = { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1", NO_COLOR: "1" };

test("bun run gives the transcript", () => {
  compare(run(folder, path, [...OFFLINE, "main.mjs"], env).slice(0, -1));
});

test("bun run gives the transcript of the client's side", () => {
  compare(run(folder, path, [...OFFLINE, "client.mjs"], env).slice(0, -1), expected(CLIENT));
});

test("bun run gives the transcript of the server side", () => {
  compare(run(folder, path, [...OFFLINE, "server.mjs"], env).slice(0, -1), expected(SERVER));
});

test("bun run gives the transcript of what require() finds", () => {
  compare(run(folder, path, [...OFFLINE, "main.cjs"], env).slice(0, -1));
});

test("Bun.serve sends the transcript", async (t) => {
  const command = [path, ...OFFLINE, "bun.mjs"];
  const origin = await start(t, folder, command, /Ready on http:\S+:(\d+)\n/, env);
  compare(await overTheWire(origin), deviating(expected(), BUN));
});

test("version", (t) => t.diagnostic(`bun ${version}`));
