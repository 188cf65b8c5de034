// The page of the catalogue: what it says of classes and options is so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { project, root } from "../lib/project.mjs";

const folder = project("docs-catalogue");
const entry = (name) =>
  import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);
const [all, { catalogue }] = await Promise.all([entry("httpexc"), entry("httpexc/catalogue")]);
const text = readFileSync(join(root, "docs", "catalogue.md"), "utf8");
const rows = text.split("\n").filter((line) => /^\| \d{3} /.test(line));
const cells = (row) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

test("each status has a row with its class and title", () => {
  assert.equal(rows.length, catalogue.length);
  for (const [at, row] of rows.entries()) {
    const [status, kind, title] = cells(row);
    const { className, phrase } = catalogue[at];
    assert.equal(Number(status), catalogue[at].status);
    assert.equal(kind, className === null ? "" : `\`${className}\``, status);
    assert.equal(title, phrase);
    if (className !== null) assert.equal(all[className].status, Number(status));
  }
});

test("each name elsewhere is exported with HTTP in front of it", () => {
  for (const row of rows) {
    const [status, kind] = cells(row);
    for (const [, name] of cells(row)
      .at(-1)
      .matchAll(/`(\w+)`/g)) {
      const own = name.startsWith("HTTP") ? name : `HTTP${name}`;
      assert.equal(all[own], all[kind.replaceAll("`", "")], `${status} ${name}`);
    }
  }
});

test("without a field in bold no error can be built", () => {
  for (const row of rows.filter((one) => one.includes("**"))) {
    const [, kind] = cells(row);
    assert.throws(() => new all[kind.replaceAll("`", "")](), TypeError, kind);
  }
  const free = rows.filter((one) => !one.includes("**") && cells(one)[1] !== "");
  for (const row of free) new all[cells(row)[1].replaceAll("`", "")]();
});
