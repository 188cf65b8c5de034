// CI runs check-package.mjs on other systems. This runs it on the oldest Node, and with a broken
// package.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findTarball, root } from "../lib/project.mjs";
import { findOtherNode } from "../lib/runtime-binaries.mjs";

const script = join(import.meta.dirname, "check-package.mjs");
const work = join(root, "js-tests", ".work", "check-package-broken");
const runCheck = (node, ...args) => spawnSync(node, [script, ...args], { encoding: "utf8" });

const isAvailable = process.platform === "linux" && process.arch === "x64";
const skip = isAvailable ? false : "npm has Node 18 only for x64 Linux";

test("Node 18 passes the check of the package", { skip }, () => {
  const path = findOtherNode("node18");
  assert.ok(path, "Cannot find node18: run npm install in js-tests, with optional dependencies");
  const { status, stdout, stderr } = runCheck(path);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^httpexc on Node 18\./);
  assert.match(stdout, /The command httpexc runs\n$/);
});

/** Packs the package with one of its files changed, and returns the path of the new tarball. */
function packBroken(file, from, to) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  execFileSync("tar", ["-xzf", findTarball()], { cwd: work });
  const path = join(work, "package", file);
  const text = readFileSync(path, "utf8");
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(path, text.replaceAll(from, to));
  const broken = join(work, "broken.tgz");
  execFileSync("tar", ["-czf", broken, "package"], { cwd: work });
  return broken;
}

test("a package with a wrong response or a missing entry fails the check", () => {
  const changed = runCheck(
    process.execPath,
    packBroken("dist/index-node.js", "Not Found", "Nowhere"),
  );
  assert.equal(changed.status, 1);
  assert.match(changed.stderr, /Line \d+ differs:\n- .*Not Found.*\n\+ .*Nowhere/);
  const without = runCheck(
    process.execPath,
    packBroken("package.json", "./dist/validation.js", "./dist/nothing.js"),
  );
  assert.equal(without.status, 1);
  assert.match(without.stderr, /Cannot find module .*nothing\.js/);
});
