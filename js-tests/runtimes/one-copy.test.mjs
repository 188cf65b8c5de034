// Every entry uses the classes of "httpexc" and has no copies of them, whichever files a runtime
// loads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";

const folder = createConsumer("runtime-one-copy", {
  "one-copy.mjs": `
    import * as httpexc from "httpexc";
    import { fromResponse } from "httpexc/client";
    import { NotFound } from "httpexc/http-errors";
    import { createErrors } from "httpexc/server";
    import { fromIssues } from "httpexc/validation";
    const read = await fromResponse(new Response("{}", { status: 404 }));
    const issue = { message: "too short", path: ["title"] };
    let aborted;
    try {
      createErrors().abort(404);
    } catch (error) {
      aborted = error;
    }
    console.log(JSON.stringify({
      client: read instanceof httpexc.HTTPNotFound,
      "http-errors": new NotFound() instanceof httpexc.HTTPError,
      server: aborted instanceof httpexc.HTTPNotFound,
      validation: fromIssues([issue]) instanceof httpexc.HTTPUnprocessableContent,
    }));`,
});

const isAvailable = process.platform === "linux" && process.arch === "x64";
const skip = isAvailable ? false : "npm has this Node only for x64 Linux";

for (const [name, path, args, options] of [
  ["node", process.execPath, []],
  ["node18", findOtherNode("node18"), [], { skip }],
  ["node22", findOtherNode("node22"), [], { skip }],
  ["node24", findOtherNode("node24"), [], { skip }],
  ["deno", findDeno().path, ["run", "--allow-all"]],
  ["bun", findBun().path, ["run"]],
]) {
  test(`${name}: the classes exist once`, options, () => {
    const output = JSON.parse(runCommand(folder, path, [...args, "one-copy.mjs"]));
    assert.deepEqual(output, { client: true, "http-errors": true, server: true, validation: true });
  });
}
