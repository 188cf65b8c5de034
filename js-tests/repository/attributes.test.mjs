// Tests of .gitattributes: the marks of generated files, and the line ends.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { findFiles, readText } from "./repository-files.mjs";

/** The mark in the first lines of a generated file. */
const MARK = /@generated|Generated from|Written by `make|`make [\w-]+` (writes|wrote) (this|these)/;

const files = findFiles();

/** Returns the value of an attribute for each file. */
function readAttribute(name, paths = files) {
  const text = execFileSync("git", ["check-attr", "-z", "--stdin", name], {
    cwd: root,
    encoding: "utf8",
    input: paths.join("\0"),
    maxBuffer: 1 << 26,
  });
  const parts = text.split("\0");
  return new Map(paths.map((path, at) => [path, parts[at * 3 + 2]]));
}

/** Whether a file is written by a command: its folder or its first lines say so. */
function isGenerated(path) {
  if (/(^|\/)generated\/|(^|\/)package-lock\.json$/.test(path)) return true;
  return !path.endsWith(".mjs") && MARK.test(readText(path).slice(0, 400));
}

test("every generated file is marked, so that GitHub folds it in a review", () => {
  const marked = readAttribute("linguist-generated");
  const generated = files.filter(isGenerated);
  assert.ok(generated.length > 15, String(generated.length));
  assert.deepEqual(
    generated.filter((path) => marked.get(path) !== "set"),
    [],
  );
  // Sources are not marked.
  for (const path of ["README.md", "src/lib.rs", "js-tests/package.json", "docs/README.md"]) {
    assert.equal(marked.get(path), "unspecified", path);
  }
});

test("every line of .gitattributes matches a file", () => {
  const patterns = readText(".gitattributes")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(" ")[0]);
  assert.ok(patterns.length > 10);
  for (const pattern of patterns) {
    const found = execFileSync(
      "git",
      ["ls-files", "--", `:(glob)${pattern}`, `:(glob)**/${pattern}`],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    assert.notEqual(found, "", pattern);
  }
});

test("every text has LF, unless it is compared byte for byte", () => {
  const list = execFileSync("git", ["ls-files", "--eol", "-z"], { cwd: root, encoding: "utf8" });
  const rows = list.split("\0").filter((row) => row !== "");
  assert.ok(rows.length > 600);
  for (const row of rows) {
    const [, index, attributes, path] = /^i\/(\S*)\s+w\/\S*\s+attr\/(.*?)\s*\t(.*)$/.exec(row);
    if (attributes.startsWith("-text")) continue;
    assert.equal(attributes, "text=auto eol=lf", path);
    assert.ok(["lf", "none"].includes(index), `${path} has ${index}`);
  }
});
