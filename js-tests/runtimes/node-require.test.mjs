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
    same: Object.keys(imported).every((name) => imported[name] === required[name]),
    names: Object.keys(imported).join() === Object.keys(required).join(),
    sameSendError: (await import("httpexc/node")).sendError === sendError,
    instance: error instanceof imported.HTTPNotFound,
    known: imported.isHTTPException(error),
    answered: imported.toResponse(error).status,
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
const node = (...args) => runCommand(folder, process.execPath, args);

/** Node without require() of ES modules, which is what Node was before 20.19. */
const OLD = "--no-experimental-require-module";
const skipOld = !process.allowedNodeEnvironmentFlags.has("--experimental-require-module");
const skipNew = process.features.require_module !== true;

test("require() gives the transcript", () => {
  compareTranscript(node("main.cjs").slice(0, -1));
});

test("require() gives the transcript where it takes no ES modules", { skip: skipOld }, () => {
  compareTranscript(node(OLD, "main.cjs").slice(0, -1));
});

test("the CommonJS file gives the transcript", () => {
  compareTranscript(node("copy.cjs").slice(0, -1));
});

test("require() and import give the same classes", { skip: skipNew }, () => {
  assert.deepEqual(JSON.parse(node("identity.cjs")), {
    same: true,
    names: true,
    sameSendError: true,
    instance: true,
    known: true,
    answered: 404,
    read: [true, 502, 7],
  });
});

test("two copies know each other's errors where there have to be two", { skip: skipOld }, () => {
  assert.deepEqual(JSON.parse(node(OLD, "identity.cjs")), {
    same: false,
    names: true,
    sameSendError: false,
    instance: false,
    known: true,
    answered: 404,
    read: [true, 502, 7],
  });
});

test("version", (t) => t.diagnostic(`node ${process.versions.node}`));
