// docs/catalogue.md: its statements about classes and options are true.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createProject, root } from "../lib/project.mjs";

const folder = createProject("docs-catalogue");
const importEntry = (name) =>
  import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);
const [httpexc, { catalogue }] = await Promise.all([
  importEntry("httpexc"),
  importEntry("httpexc/catalogue"),
]);
const text = readFileSync(join(root, "docs", "catalogue.md"), "utf8");
const rows = text.split("\n").filter((line) => /^\| \d{3} /.test(line));
const splitCells = (row) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

test("each status has a row with its class and title", () => {
  assert.equal(rows.length, catalogue.length);
  for (const [at, row] of rows.entries()) {
    const [status, classCell, title] = splitCells(row);
    const { className, phrase } = catalogue[at];
    assert.equal(Number(status), catalogue[at].status);
    assert.equal(classCell, className === null ? "" : `\`${className}\``, status);
    assert.equal(title, phrase);
    if (className !== null) assert.equal(httpexc[className].status, Number(status));
  }
});

test("each name of another library is exported with the prefix HTTP", () => {
  for (const row of rows) {
    const [status, classCell] = splitCells(row);
    for (const [, name] of splitCells(row)
      .at(-1)
      .matchAll(/`(\w+)`/g)) {
      const own = name.startsWith("HTTP") ? name : `HTTP${name}`;
      assert.equal(httpexc[own], httpexc[classCell.replaceAll("`", "")], `${status} ${name}`);
    }
  }
});

test("a class needs exactly the options of the headers in bold", () => {
  for (const row of rows.filter((one) => one.includes("**"))) {
    const [, classCell] = splitCells(row);
    assert.throws(() => new httpexc[classCell.replaceAll("`", "")](), TypeError, classCell);
  }
  const free = rows.filter((one) => !one.includes("**") && splitCells(one)[1] !== "");
  for (const row of free) new httpexc[splitCells(row)[1].replaceAll("`", "")]();
});
