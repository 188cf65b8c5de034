import { test } from "node:test";
import { consumer, run } from "../lib/consumer.mjs";
import { CLIENT, compare, expected, SERVER, update } from "../lib/expected-transcript.mjs";

const folder = consumer("runtime-node");

test("node gives the transcript", () => {
  const text = run(folder, process.execPath, ["main.mjs"]).slice(0, -1);
  update(text);
  compare(text);
});

test("node gives the transcript of the server side", () => {
  const text = run(folder, process.execPath, ["server.mjs"]).slice(0, -1);
  update(text, SERVER);
  compare(text, expected(SERVER));
});

test("node gives the transcript of the client's side", () => {
  const text = run(folder, process.execPath, ["client.mjs"]).slice(0, -1);
  update(text, CLIENT);
  compare(text, expected(CLIENT));
});

test("node --frozen-intrinsics gives the transcript", () => {
  const args = ["--frozen-intrinsics", "--no-warnings", "main.mjs"];
  compare(run(folder, process.execPath, args).slice(0, -1));
});

test("version", (t) => t.diagnostic(`node ${process.versions.node}`));
