// Every entry has the classes of "httpexc" and no others, whichever file a runtime takes for it.

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

const isThere = process.platform === "linux" && process.arch === "x64";
const skip = isThere ? false : "npm has this Node for x64 Linux alone";

for (const [name, path, args, options] of [
  ["node", process.execPath, []],
  ["node18", findOtherNode("node18"), [], { skip }],
  ["node22", findOtherNode("node22"), [], { skip }],
  ["node24", findOtherNode("node24"), [], { skip }],
  ["deno", findDeno().path, ["run", "--allow-all"]],
  ["bun", findBun().path, ["run"]],
]) {
  test(`${name}: the classes are there once`, options, () => {
    const said = JSON.parse(runCommand(folder, path, [...args, "one-copy.mjs"]));
    assert.deepEqual(said, { client: true, "http-errors": true, server: true, validation: true });
  });
}
