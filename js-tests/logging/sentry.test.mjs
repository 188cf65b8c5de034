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
      await Sentry.flush(5000);
      await Sentry.close(5000);`,
  });
  await promisify(execFile)(process.execPath, ["main.mjs"], { cwd: folder });
  const events = items
    .filter(({ type }) => type === "event")
    .map(({ content }) => JSON.parse(content));
  assert.equal(events.length, 2);
  for (const [at, event] of events.entries()) {
    const code = ["db_down", "db_full"][at];
    const [{ type, value, stacktrace }, ...causes] = event.exception.values;
    assert.deepEqual([type, value, causes], ["HTTPBadGateway", "Bad Gateway", []]);
    assert.ok(stacktrace.frames.at(-1).filename.endsWith("main.mjs"));
    assert.deepEqual(event.fingerprint, ["{{ default }}", code, "502", "GET /songs/:id"]);
    const { error } = event.extra;
    assert.equal(error.detail, "db7 did not answer");
    assert.equal(error.cause.message, "refused; password=[redacted]");
    assert.match(error.request.url, /\/songs\/\d\?token=\[redacted\]$/);
  }
  // The lines of the program around a frame are the program's own.
  const sent = JSON.stringify(items, (name, member) =>
    /context$|_line$/.test(name) ? undefined : member,
  );
  const shown = events.map(({ exception, ...event }) => JSON.stringify(event)).join();
  assert.ok(sent.length > 1000 && !shown.includes("canary"), shown);
});
