import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import { compareTranscript } from "../lib/expected-transcript.mjs";
import { findScript } from "../lib/runtime-binaries.mjs";

const { path, version } = findScript("jest");

/** The test file writes the transcript next to itself, as Jest's output is for people. */
const TEST = `
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const httpexc = require("httpexc");
const { createTranscript } = require("./run.cjs");

test("the transcript is made", async () => {
  writeFileSync(join(__dirname, "transcript.txt"), await createTranscript(httpexc));
});

test("Jest recognizes the errors", () => {
  const fail = () => {
    throw new httpexc.HTTPNotFound("No song has the id 7.");
  };
  expect(fail).toThrow(httpexc.HTTPClientError);
  expect(fail).toThrow("No song has the id 7.");
  expect(new httpexc.HTTPNotFound()).toBeInstanceOf(Error);
});
`;

const folder = createConsumer(
  "runtime-jest",
  {
    // The name differs from that of a test for Node's runner, which searches this folder too.
    "transcript.jest.cjs": TEST,
    "jest.config.json": JSON.stringify({
      testEnvironment: "node",
      testMatch: ["<rootDir>/*.jest.cjs"],
      cacheDirectory: "<rootDir>/.cache",
      watchman: false,
    }),
  },
  { type: "commonjs" },
);

test("Jest produces the transcript in its node environment", () => {
  runCommand(folder, process.execPath, [path, "--ci", "--runInBand", "--silent"], {
    NODE_OPTIONS: "",
  });
  compareTranscript(readFileSync(join(folder, "transcript.txt"), "utf8"));
});

test("version", (t) => t.diagnostic(`jest ${version}, node ${process.versions.node}`));
