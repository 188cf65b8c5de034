// The first response of a process, which is the core's first call.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";

const folder = createProject("first");

/** Runs code in another process, and returns its output. */
function run(code) {
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
    encoding: "utf8",
  });
}

for (const [name, code, expected] of [
  [
    "the first response of a class without options is complete",
    `const response = new HTTPNotFound().toResponse();
     console.log(response.headers.get("vary"), await response.text());`,
    'Accept {"type":"about:blank","title":"Not Found","status":404}\n',
  ],
  [
    "the first headers that a framework reads are complete",
    "console.log(JSON.stringify(new HTTPTooManyRequests().headers));",
    '{"cache-control":"no-store"}\n',
  ],
  [
    "the first JSON is complete",
    "console.log(JSON.stringify(new HTTPNotFound()));",
    '{"type":"about:blank","title":"Not Found","status":404}\n',
  ],
]) {
  test(name, () => {
    assert.equal(
      run(`import { HTTPNotFound, HTTPTooManyRequests } from "httpexc"; ${code}`),
      expected,
    );
  });
}
