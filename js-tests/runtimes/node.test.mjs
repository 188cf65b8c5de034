import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
  SERVER_PART,
  updateExpectedTranscript,
} from "../lib/expected-transcript.mjs";

const folder = createConsumer("runtime-node");

test("node prints the transcript", () => {
  const text = runCommand(folder, process.execPath, ["main.mjs"]).slice(0, -1);
  updateExpectedTranscript(text);
  compareTranscript(text);
});

test("node prints the server transcript", () => {
  const text = runCommand(folder, process.execPath, ["server.mjs"]).slice(0, -1);
  updateExpectedTranscript(text, SERVER_PART);
  compareTranscript(text, readExpectedTranscript(SERVER_PART));
});

test("node prints the client transcript", () => {
  const text = runCommand(folder, process.execPath, ["client.mjs"]).slice(0, -1);
  updateExpectedTranscript(text, CLIENT_PART);
  compareTranscript(text, readExpectedTranscript(CLIENT_PART));
});

test("node --frozen-intrinsics prints the transcript", () => {
  const args = ["--frozen-intrinsics", "--no-warnings", "main.mjs"];
  compareTranscript(runCommand(folder, process.execPath, args).slice(0, -1));
});

test("version", (t) => t.diagnostic(`node ${process.versions.node}`));
