// Runs a code block that is a test, with the runner that its mark names.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findScript } from "../lib/runtime-binaries.mjs";

/** The runners that can run a block, as in `test=vitest` after its language. */
export const RUNNERS = ["node", "vitest", "jest"];

/** Returns the arguments of Node that run a block with a runner. Jest loads CommonJS, so it gets the code itself. */
function createArguments(folder, runner, { name, code }) {
  if (runner === "node") return ["--test", "--test-reporter=tap", `examples/${name}.mjs`];
  const script = findScript(runner).path;
  if (runner === "vitest") {
    const config = { test: { include: [`examples/${name}.mjs`], watch: false } };
    writeFileSync(join(folder, "vitest.config.mjs"), `export default ${JSON.stringify(config)};`);
    return [script, "run", "--reporter=tap-flat"];
  }
  writeFileSync(join(folder, "examples", `${name}.cjs`), code);
  const config = {
    rootDir: folder,
    testEnvironment: "node",
    testMatch: [`<rootDir>/examples/${name}.cjs`],
    cacheDirectory: "<rootDir>/.cache",
    watchman: false,
  };
  return [script, "--ci", "--verbose", `--config=${JSON.stringify(config)}`];
}

/** Matches the line of a runner's output for a test that passed: TAP, or the one of Jest. */
const PASSED = /^\s*(ok \d+|✓ )/gm;

/** Runs a block. Returns why it failed, or undefined if all of its tests passed, and at least one. */
export function runTestBlock(folder, block) {
  const runner = block.meta.slice("test=".length);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    createArguments(folder, runner, block),
    // A runner that finds itself inside another one reports to it.
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, NO_COLOR: "1" },
    },
  );
  const output = `${stdout}\n${stderr}`;
  const declared = block.code.match(/^test\(/gm)?.length ?? 0;
  const passed = output.match(PASSED)?.length ?? 0;
  if (status === 0 && declared > 0 && passed >= declared) return undefined;
  return `${block.where}: ${passed} of ${declared} tests passed\n${output}`;
}
