// What other loggers log of an error: name, status, a message of one line, the text for the log,
// and the causes. The tests also state what a logger leaves out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { createStackParser, createTransport, linkedErrorsIntegration } from "@sentry/core";
import { nodeStackLineParser, ServerRuntimeClient } from "@sentry/core/server";
import { buildSync } from "esbuild";
import serializers from "pino-std-serializers";
import { createProject } from "../lib/project.mjs";
import { findBun, findDeno, findWorkerd } from "../lib/runtime-binaries.mjs";
import { fetchText, startServer } from "../lib/server-process.mjs";
import { formatWorkerdConfig, WORKERD_READY } from "../lib/worker-bundle.mjs";

/** Logs errors as a program on any platform does. A line of dashes separates them. */
const LOG_ERRORS = `
  export function logErrors() {
    const cause = new Error("ECONNREFUSED");
    console.error(new HTTPBadGateway("db7 did not\\nanswer", { cause }));
    console.error("---");
    console.error(new HTTPNotFound("There is no song 7."));
    console.error("---");
    console.error(Object.assign(new HTTPServiceUnavailable("db7 is full"), { pool: 7 }));
    console.error("---");
    console.error(createError(503, "db7 is down", { song: 7 }));
    console.error("---");
    const { name, message, stack } = structuredClone(new HTTPBadGateway("db7 did not answer"));
    console.error(JSON.stringify({ name, message, first: stack?.split("\\n")[0] }));
    console.error("---");
    const circular = new HTTPBadGateway("first", { cause });
    cause.cause = circular;
    console.error(circular);
  }`;
const IMPORTS = `
  import { HTTPBadGateway, HTTPNotFound, HTTPServiceUnavailable } from "httpexc";
  import createError from "httpexc/http-errors";`;

const folder = createProject("logging", {
  "log-errors.mjs": `${IMPORTS}${LOG_ERRORS}\nlogErrors();`,
  "worker-source.mjs": `${IMPORTS}${LOG_ERRORS}
    export default { fetch() { logErrors(); return new Response("logged"); } };`,
});
const require = createRequire(join(folder, "package.json"));
const { HTTPBadGateway, HTTPNotFound } = require("httpexc");

const createCause = () => new Error("ECONNREFUSED", { cause: new TypeError("deeper") });
const createPrivate502 = () => new HTTPBadGateway("db7 did not answer", { cause: createCause() });

test("util.inspect shows the name, the text for the log, and the causes", () => {
  const text = inspect(createPrivate502());
  assert.match(text, /^HTTPBadGateway: db7 did not answer \(cause: Error: ECONNREFUSED\)\n {4}at /);
  assert.match(text, /\[cause\]: Error: ECONNREFUSED\n/);
  assert.match(text, /\[cause\]: TypeError: deeper\n/);
  assert.equal(inspect(new HTTPNotFound("No song.")), "[HTTPNotFound: No song.]");
  assert.equal(inspect([new HTTPNotFound("two\nlines")]), "[ [HTTPNotFound: two lines] ]");
});

test("pino's serializer returns type, status, message, and the stack with the text for the log", () => {
  const plain = JSON.parse(JSON.stringify(serializers.err(createPrivate502())));
  assert.deepEqual(Object.keys(plain).sort(), ["message", "stack", "status", "type"]);
  assert.equal(plain.type, "HTTPBadGateway");
  assert.equal(plain.status, 502);
  assert.equal(plain.message, "Bad Gateway: ECONNREFUSED: deeper");
  assert.match(plain.stack, /^HTTPBadGateway: db7 did not answer .*\n {4}at /);
  assert.match(plain.stack, /caused by: Error: ECONNREFUSED[\s\S]*caused by: TypeError: deeper/);
  const { message, cause: first } = serializers.errWithCause(createPrivate502());
  assert.deepEqual(
    [message, first.message, first.cause.message],
    ["Bad Gateway", "ECONNREFUSED", "deeper"],
  );
});

test("Sentry records the class as type, each cause, and the phrase of a server error", async () => {
  const events = [];
  const client = new ServerRuntimeClient({
    dsn: "https://key@sentry.example/1",
    integrations: [linkedErrorsIntegration()],
    stackParser: createStackParser(nodeStackLineParser()),
    transport: () => createTransport({ recordDroppedEvent() {} }, async () => ({})),
    beforeSend: (event) => {
      events.push(event);
      return null;
    },
  });
  client.init();
  for (const error of [createPrivate502(), new HTTPNotFound("No song.")]) {
    // Sentry's function captureException passes the same hint.
    client.captureException(error, { originalException: error });
  }

  await client.flush(1000);
  assert.equal(events.length, 2);
  const values = events.map(({ exception }) =>
    exception.values.map(({ type, value }) => [type, value]),
  );
  assert.deepEqual(values, [
    [
      ["TypeError", "deeper"],
      ["Error", "ECONNREFUSED"],
      ["HTTPBadGateway", "Bad Gateway"],
    ],
    [["HTTPNotFound", "No song."]],
  ]);
  const [, , { stacktrace }] = events[0].exception.values;
  assert.equal(stacktrace.frames.at(-1).function, "createPrivate502");
});

test("structuredClone keeps message, stack and cause, and the name only in the stack", () => {
  const copy = structuredClone(createPrivate502());
  assert.deepEqual([copy.name, copy.message], ["Error", "Bad Gateway"]);
  assert.match(copy.stack, /^HTTPBadGateway: db7 did not answer/);
  assert.equal(copy.cause.message, "ECONNREFUSED");
  assert.deepEqual(Object.keys(copy), []);
});

/** Checks that the output of a platform contains everything that the reader of a log needs. */
function checkOutput(text) {
  const [gateway, missing, own, httpErrors, clone, circular] = text.split("---\n");
  assert.match(
    gateway,
    /^HTTPBadGateway: db7 did not answer \(cause: Error: ECONNREFUSED\)\n +at /,
  );
  assert.match(gateway, /\n {2}'?\[cause\]'?: Error: ECONNREFUSED\n +at /);
  assert.match(missing, /^\[?HTTPNotFound: There is no song 7\.\]?\n$/);
  assert.match(own, /^HTTPServiceUnavailable: db7 is full\n +at [\s\S]* pool: 7/);
  assert.match(httpErrors, /ServiceUnavailableError: db7 is down/);
  assert.match(httpErrors, /song: 7/);
  const { name, message, first } = JSON.parse(clone);
  assert.deepEqual([name, message], ["Error", "Bad Gateway"]);
  assert.match(first, /^HTTPBadGateway: db7 did not answer/);
  assert.match(circular, /HTTPBadGateway: first/);
}

const RUNTIMES = {
  node: [process.execPath],
  bun: [findBun().path, "--no-install"],
  deno: [findDeno().path, "run", "--no-remote", "--allow-read"],
};
for (const [name, [command, ...flags]] of Object.entries(RUNTIMES)) {
  test(`console.error shows everything: ${name}`, () => {
    const shell = 'exec "$0" "$@" 2>&1 >/dev/null';
    const env = { ...process.env, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
    const args = ["-c", shell, command, ...flags, "log-errors.mjs"];
    checkOutput(execFileSync("sh", args, { cwd: folder, encoding: "utf8", env }));
  });
}

test("console.error shows everything: workerd", async (t) => {
  buildSync({
    absWorkingDir: folder,
    bundle: true,
    conditions: ["edge"],
    entryPoints: ["worker-source.mjs"],
    format: "esm",
    logLevel: "error",
    outfile: join(folder, "worker.js"),
  });
  writeFileSync(
    join(folder, "config.capnp"),
    formatWorkerdConfig([["esModule", "worker.js", "worker.js"]]),
  );
  const log = join(folder, "workerd.log");
  const shell = `exec "$0" serve --control-fd=1 config.capnp 2>"${log}"`;
  const command = ["sh", "-c", shell, findWorkerd().path];
  const origin = await startServer(t, folder, command, WORKERD_READY);
  assert.equal(await fetchText(origin, ""), "logged");
  checkOutput(readFileSync(log, "utf8"));
});
