// The code of docs/guides/logging.md for Sentry, with the real package and a server in Sentry's place: what
// an envelope has of an error, and what it does not have.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { createProject, root } from "../lib/project.mjs";

/** Returns the block of the guide below the heading. */
function readGuide() {
  const guide = readFileSync(join(root, "docs", "guides", "logging.md"), "utf8");
  const [, block] = /^## Sentry\n[\s\S]*?```ts compile\n([\s\S]*?)```/m.exec(guide);
  return block;
}

/** Starts a server in Sentry's place. Returns its port, and the items of the envelopes that it gets. */
async function startSentry(t) {
  const items = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isPacked = request.headers["content-encoding"] === "gzip";
    const lines = (isPacked ? gunzipSync(body) : body).toString().split("\n");
    // An envelope has a header, and then the header and the content of each item.
    for (let at = 1; at + 1 < lines.length; at += 2) {
      if (lines[at] !== "") items.push({ ...JSON.parse(lines[at]), content: lines[at + 1] });
    }
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: server.address().port, items };
}

test("Sentry gets the class, the record without secrets, and a stable fingerprint", async (t) => {
  const { port, items } = await startSentry(t);
  const guide = readGuide().replace(
    "https://key@sentry.example/1",
    `http://key@127.0.0.1:${port}/1`,
  );
  assert.ok(guide.includes(String(port)));
  const { code: script } = transformSync(guide, { loader: "ts" });
  const folder = createProject("sentry", {
    "errors.mjs": script,
    "main.mjs": `
      import * as Sentry from "@sentry/node";
      import { HTTPBadGateway, HTTPNotFound } from "httpexc";
      import { errors } from "./errors.mjs";
      // Sentry leaves out an event that is the same as the one before it.
      for (const [id, code] of [[7, "db_down"], [8, "db_full"]]) {
        const request = new Request("https://api.example/songs/" + id + "?token=canary-token");
        const cause = new Error("refused; password=canary-password");
        errors.toResponse(new HTTPBadGateway("db7 did not answer", { cause, code }), request);
        errors.toResponse(new HTTPNotFound("canary-404"), request);
      }
      errors.toResponse(new HTTPBadGateway("db7 did not answer"));
      function playSong() {
        throw new TypeError("songs is undefined; token=canary-token");
      }
      await errors.wrap(() => playSong())(new Request("https://api.example/songs/7"));
      await Sentry.flush(5000);
      await Sentry.close(5000);`,
  });
  await promisify(execFile)(process.execPath, ["main.mjs"], { cwd: folder });
  const events = items
    .filter(({ type }) => type === "event")
    .map(({ content }) => JSON.parse(content))
    // Sentry reads the lines around the frames first, so that the events come in any order.
    .sort((a, b) => a.timestamp - b.timestamp);
  assert.equal(events.length, 4);
  for (const [at, event] of events.slice(0, 2).entries()) {
    const code = ["db_down", "db_full"][at];
    const [{ type, value, stacktrace }, ...causes] = event.exception.values;
    // The message of the cause, as it was thrown, has a password.
    assert.deepEqual([type, value, causes], ["Error", "refused; password=[redacted]", []]);
    assert.ok(stacktrace.frames.at(-1).filename.endsWith("main.mjs"));
    assert.deepEqual(event.fingerprint, ["{{ default }}", code, "502", "GET /songs/:id"]);
    const { error } = event.extra;
    assert.equal(error.detail, "db7 did not answer");
    assert.equal(error.cause.message, "refused; password=[redacted]");
    assert.match(error.request.url, /\/songs\/\d\?token=\[redacted\]$/);
  }
  const [plain, bug] = events.slice(2).map(({ exception }) => exception.values);
  assert.deepEqual([plain[0].type, plain[0].value], ["HTTPBadGateway", "Bad Gateway"]);
  assert.deepEqual(
    [bug.length, bug[0].type, bug[0].value],
    [1, "TypeError", "songs is undefined; token=[redacted]"],
  );
  // The frames are those of the program's own code.
  assert.equal(bug[0].stacktrace.frames.at(-1).function, "playSong");
  // The lines of the program around a frame are the program's own.
  const contents = items.map(({ content }) => JSON.parse(content));
  const sent = JSON.stringify(contents, (name, member) =>
    /_context$|_line$/.test(name) ? undefined : member,
  );
  assert.ok(sent.length > 1000 && !sent.includes("canary"), sent);
});
