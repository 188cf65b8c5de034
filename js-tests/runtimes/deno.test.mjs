import { test } from "node:test";
import { consumer, run } from "../lib/consumer.mjs";
import { CLIENT, compare, expected, SERVER } from "../lib/expected-transcript.mjs";
import { deno } from "../lib/runtime-binaries.mjs";
import { DENO, deviating } from "../lib/runtime-deviations.mjs";
import { overTheWire, start } from "../lib/server-process.mjs";

const { path, version } = deno();
const folder = consumer("runtime-deno", {
  "deno.json": JSON.stringify({ nodeModulesDir: "manual" }),
});
const OFFLINE = ["--cached-only", "--no-remote", "--no-prompt"];
const env = { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };

test("deno run gives the transcript without any permission", () => {
  compare(run(folder, path, ["run", ...OFFLINE, "main.mjs"], env).slice(0, -1));
});

test("deno run gives the transcript of the client's side", () => {
  const text = run(folder, path, ["run", ...OFFLINE, "client.mjs"], env).slice(0, -1);
  compare(text, expected(CLIENT));
});

test("deno run gives the transcript of the server side", () => {
  const text = run(folder, path, ["run", ...OFFLINE, "server.mjs"], env).slice(0, -1);
  compare(text, expected(SERVER));
});

test("deno run gives the transcript of what require() finds", () => {
  compare(run(folder, path, ["run", ...OFFLINE, "--allow-read=.", "main.cjs"], env).slice(0, -1));
});

test("Deno.serve sends the transcript", async (t) => {
  const command = [path, "run", ...OFFLINE, "--allow-net=127.0.0.1", "deno.mjs"];
  const origin = await start(t, folder, command, /Ready on http:\S+:(\d+)\n/, env);
  compare(await overTheWire(origin), deviating(expected(), DENO));
});

test("version", (t) => t.diagnostic(`deno ${version}`));
