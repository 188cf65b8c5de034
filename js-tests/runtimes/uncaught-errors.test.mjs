// What a terminal shows of an error that nothing catches and that is created within the package: the
// runtimes print the line of source before the message.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";
import { findBun, findDeno } from "../lib/runtime-binaries.mjs";

const folder = createProject("uncaught-errors", {
  "start.mjs": `import { HTTPMethodNotAllowed } from "httpexc";\nnew HTTPMethodNotAllowed();\n`,
  "start.cjs": `const { createErrors } = require("httpexc/server");\ncreateErrors({ dialekt: 1 });\n`,
});

const RUNTIMES = {
  Node: [process.execPath],
  Deno: [findDeno().path, "run", "--allow-all", "--no-config", "--node-modules-dir=manual"],
  Bun: [findBun().path, "run"],
};

const CASES = {
  "start.mjs": /Cannot build a 405: allow is missing/,
  "start.cjs": /dialekt is not an option\. Did you mean dialect\?/,
};

for (const [runtime, [command, ...args]] of Object.entries(RUNTIMES)) {
  for (const [file, message] of Object.entries(CASES)) {
    test(`${runtime} shows a few short lines of source for ${file}`, () => {
      const { status, stderr } = spawnSync(command, [...args, file], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
      assert.notEqual(status, 0);
      assert.match(stderr, message);
      assert.ok(stderr.length < 3000, stderr.slice(0, 3000));
    });
  }
}

test("files that servers run have short lines, except long literals", () => {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const files = readdirSync(dist).filter((name) => /^(?!standalone).*\.c?js$/.test(name));
  assert.ok(files.length > 60, `${files.length}`);
  const lines = files.flatMap((file) => readFileSync(join(dist, file), "utf8").split("\n"));
  assert.ok(Math.max(...lines.map((line) => line.length)) < 4000);
  const longLines = lines.filter((line) => line.length > 300);
  assert.ok(longLines.length < lines.length / 100, `${longLines.length} of ${lines.length}`);
});
