import assert from "node:assert/strict";
import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import { compareTranscript } from "../lib/expected-transcript.mjs";
import { findOtherNode } from "../lib/runtime-binaries.mjs";

const folder = createConsumer("runtime-other-nodes", {
  "identity.mjs": `
    import { createRequire } from "node:module";
    import * as imported from "httpexc";
    const required = createRequire(import.meta.url)("httpexc");
    if (!imported.isHTTPException(new required.HTTPNotFound())) throw new Error("no brand");
    console.log(imported.HTTPNotFound === required.HTTPNotFound ? "one" : "two");`,
  // Node 18 has no global crypto.
  "ids.mjs": `
    import { HTTPNotFound } from "httpexc";
    import { createErrors } from "httpexc/server";
    const errors = createErrors({ requestId: "x-request-id" });
    const readId = async () => {
      const response = await errors.respond(new HTTPNotFound(), new Request("https://a.example/"));
      return response.headers.get("x-request-id");
    };
    const [one, other] = [await readId(), await readId()];
    const isId = /^[\\da-f]{8}-[\\da-f]{4}-4[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}$/;
    console.log(isId.test(one) && isId.test(other) && one !== other);`,
});

const isAvailable = process.platform === "linux" && process.arch === "x64";

// From 20.19 on, require and import load the same file (the condition module-sync).
for (const [name, copies] of [
  ["node18", "two"],
  ["node22", "one"],
  ["node24", "one"],
]) {
  const skip = isAvailable ? false : "npm has this Node only for x64 Linux";
  test(`${name} prints the transcript, and has ${copies} of each class`, { skip }, (t) => {
    const path = findOtherNode(name);
    assert.ok(path, `Cannot find ${name}: run npm install in js-tests, with optional dependencies`);
    t.diagnostic(`node ${runCommand(folder, path, ["--version"]).trim()}`);
    compareTranscript(runCommand(folder, path, ["main.mjs"]).slice(0, -1));
    assert.equal(runCommand(folder, path, ["--no-warnings", "identity.mjs"]).trim(), copies);
    assert.equal(runCommand(folder, path, ["--no-warnings", "ids.mjs"]).trim(), "true");
  });
}
