// A folder that several tests use is created once, and no test changes it.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createSharedInstallation, findTarball, root } from "../lib/project.mjs";
import { createFolderOnce } from "../lib/shared-folder.mjs";
import { importPackage } from "./package-import.mjs";

const folder = join(root, "js-tests", ".work", "shared-folder");
const module = pathToFileURL(join(root, "js-tests", "lib", "shared-folder.mjs")).href;

before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

/** Creates a folder that holds one file. */
function create(path) {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "file"), "text");
}

test("of processes that need the same folder, one creates it", async () => {
  const log = join(folder, "log");
  writeFileSync(
    join(folder, "process.mjs"),
    `import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
     import { createFolderOnce } from ${JSON.stringify(module)};
     const [, , parent, log] = process.argv;
     const path = createFolderOnce(parent, "once", ["input"], (path) => {
       appendFileSync(log, "created\\n");
       mkdirSync(path);
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
       writeFileSync(path + "/file", "text");
     });
     if (!existsSync(path + "/file")) process.exitCode = 1;`,
  );
  const processes = [1, 2, 3, 4].map(() => {
    const args = [join(folder, "process.mjs"), folder, log];
    const child = spawn(process.execPath, args, { stdio: "inherit" });
    return new Promise((resolve) => child.once("exit", resolve));
  });
  assert.deepEqual(await Promise.all(processes), [0, 0, 0, 0]);
  assert.equal(readFileSync(log, "utf8"), "created\n");
});

test("other inputs replace the folder, and leave folders of other names", () => {
  const other = createFolderOnce(folder, "inputs-other", ["a"], create);
  const first = createFolderOnce(folder, "inputs", ["a"], create);
  assert.equal(createFolderOnce(folder, "inputs", ["a"], assert.fail), first);
  // The boundary between two inputs counts.
  const apart = createFolderOnce(folder, "inputs", ["ab", "c"], create);
  const second = createFolderOnce(folder, "inputs", ["a", "bc"], create);
  assert.equal(new Set([first, apart, second]).size, 3);
  assert.deepEqual([first, apart, second, other].map(existsSync), [false, false, true, true]);
});

test("a folder whose creation failed is created again", () => {
  const fail = (path) => {
    create(path);
    throw new Error("no room");
  };
  assert.throws(() => createFolderOnce(folder, "failing", [], fail), /no room/);
  const path = createFolderOnce(folder, "failing", [], (path) => {
    create(path);
    appendFileSync(join(path, "file"), " and more");
  });
  assert.equal(readFileSync(join(path, "file"), "utf8"), "text and more");
});

/** Returns the content of each file below a folder, by its path there. */
function readFolder(path) {
  const names = readdirSync(path, { recursive: true }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(path, name), "base64")]));
}

test("no test changed the folders that the unit tests share", async () => {
  execFileSync("tar", ["-xzf", findTarball(), "-C", folder]);
  const packed = readFolder(join(folder, "package"));
  assert.ok(packed.size > 100, `${packed.size} files`);
  const { folder: unit } = await importPackage();
  const children = readdirSync(join(import.meta.dirname, "children"));
  for (const [path, files] of [
    [createSharedInstallation(), []],
    [unit, ["entries.mjs", ...children]],
  ]) {
    const expected = [".complete", "node_modules", "package.json", ...files];
    assert.deepEqual(readdirSync(path).sort(), expected.sort());
    assert.deepEqual(readFolder(join(path, "node_modules", "httpexc")), packed);
  }
});
