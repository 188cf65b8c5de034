import assert from "node:assert/strict";
import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import { compareTranscript } from "../lib/expected-transcript.mjs";

const IDENTITY = `
const required = require("httpexc");
const { sendError } = require("httpexc/node");
const { fromResponse } = require("httpexc/client");

import("httpexc").then(async (imported) => {
  const error = new required.HTTPNotFound();
  const read = await fromResponse(Response.json({ code: 7 }, { status: 404 }));
  console.log(JSON.stringify({
    areSame: Object.keys(imported).every((name) => imported[name] === required[name]),
    areNamesEqual: Object.keys(imported).join() === Object.keys(required).join(),
    isSendErrorSame: (await import("httpexc/node")).sendError === sendError,
    isInstance: error instanceof imported.HTTPNotFound,
    isRecognized: imported.isHTTPException(error),
    status: imported.toResponse(error).status,
    read: [read instanceof required.HTTPNotFound, imported.toResponse(read).status, read.code],
  }));
});
`;

const COPY = `
const { createTranscript } = require("./run.cjs");
createTranscript(require("./node_modules/httpexc/dist/index.cjs")).then((text) => console.log(text));
`;

const folder = createConsumer(
  "runtime-node-require",
  { "identity.cjs": IDENTITY, "copy.cjs": COPY },
  { type: "commonjs" },
);
const runNode = (...args) => runCommand(folder, process.execPath, args);

/** Turns off require() of ES modules, so Node behaves as before 20.19. */
const OLD = "--no-experimental-require-module";
const skipOld = !process.allowedNodeEnvironmentFlags.has("--experimental-require-module");
const skipNew = process.features.require_module !== true;

test("require() prints the transcript", () => {
  compareTranscript(runNode("main.cjs").slice(0, -1));
});

test("require() prints the transcript if it loads no ES modules", { skip: skipOld }, () => {
  compareTranscript(runNode(OLD, "main.cjs").slice(0, -1));
});

test("the CommonJS file prints the transcript", () => {
  compareTranscript(runNode("copy.cjs").slice(0, -1));
});

test("require() and import return the same classes", { skip: skipNew }, () => {
  assert.deepEqual(JSON.parse(runNode("identity.cjs")), {
    areSame: true,
    areNamesEqual: true,
    isSendErrorSame: true,
    isInstance: true,
    isRecognized: true,
    status: 404,
    read: [true, 502, 7],
  });
});

test("two copies recognize each other's errors", { skip: skipOld }, () => {
  assert.deepEqual(JSON.parse(runNode(OLD, "identity.cjs")), {
    areSame: false,
    areNamesEqual: true,
    isSendErrorSame: false,
    isInstance: false,
    isRecognized: true,
    status: 404,
    read: [true, 502, 7],
  });
});

test("version", (t) => t.diagnostic(`node ${process.versions.node}`));
