// The tables of docs/originals.md: every row is true, and every rule stands where it links to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { FALCON_CASES } from "./falcon-cases.mjs";
import { WEBOB_CASES } from "./webob-cases.mjs";
import { WERKZEUG_CASES } from "./werkzeug-cases.mjs";

const VERDICTS = ["same", "differs", "not here"];

/** By section: its cases, and how many test functions the file of the original has. */
const LIBRARIES = {
  falcon: { cases: FALCON_CASES, count: 55 },
  Werkzeug: { cases: WERKZEUG_CASES, count: 12 },
  WebOb: { cases: WEBOB_CASES, count: 42 },
};

const readDocument = (name) => readFileSync(join(root, "docs", name), "utf8");
const document = readDocument("originals.md");

/** Returns the cells of each line of a table, without its head. */
const parseTable = (text) =>
  [...text.matchAll(/^\|(.*)\|$/gm)]
    .map(([, line]) => line.split(" | ").map((cell) => cell.trim()))
    .slice(2);

/** Returns a section of a document: the text below the heading with an anchor, to the next heading. */
function findSection(text, anchor) {
  for (const part of text.split(/^(?=#+ )/m)) {
    const [heading] = part.split("\n", 1);
    const own = heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "");
    if (own.replaceAll(" ", "-") === anchor) return part;
  }
  return undefined;
}

/** Returns why a row of a library is not right, or undefined. */
function findRowProblem([name, intent, verdict, reason], cases) {
  const [, test] = /^`(test_\w+)`$/.exec(name) ?? [];
  if (test === undefined || intent === "") return "has no name or no intent";
  if (!VERDICTS.includes(verdict)) return `says ${verdict}`;
  if (verdict !== "not here" && typeof cases[test] !== "function") return "has no case";
  if (verdict === "not here") {
    if (Object.hasOwn(cases, test)) return "cannot be expressed, and has a case";
    return reason === "" ? "has no reason" : undefined;
  }
  if (verdict === "same") return reason === "" ? undefined : "is the same, and has a rule";
  const [, words, file, anchor] = /^\[(.+)\]\(([\w./-]+)#([\w-]+)\)$/.exec(reason) ?? [];
  if (words === undefined) return "has no rule";
  const section = findSection(readDocument(file), anchor);
  const flat = section?.replaceAll(/\s+/g, " ") ?? "";
  return flat.includes(words) ? undefined : `has a rule that ${file}#${anchor} does not have`;
}

const sections = Object.entries(LIBRARIES).map(([name, described]) => {
  const rows = parseTable(findSection(document, name.toLowerCase()));
  return { name, rows, ...described };
});

for (const { name, rows, cases, count } of sections) {
  test(`${name}: there is a row for each test of the original, and a case for each row`, () => {
    assert.equal(rows.length, count);
    const names = rows.map(([cell]) => cell.slice(1, -1));
    assert.equal(new Set(names).size, count);
    assert.deepEqual(
      Object.keys(cases).filter((one) => !names.includes(one)),
      [],
    );
    const problems = rows.map((row) => [row[0], findRowProblem(row, cases)]);
    assert.deepEqual(
      problems.filter(([, problem]) => problem),
      [],
    );
  });

  for (const [cell, , verdict] of rows.filter(([, , one]) => one !== "not here")) {
    const title = cell.slice(1, -1);
    test(`${name}, ${title}: ${verdict}`, async () => {
      assert.equal(typeof cases[title], "function");
      await cases[title]();
    });
  }
}

test("the first table has the numbers of the others", () => {
  const [head] = document.split(/^## /m);
  const totals = parseTable(head);
  const counted = sections.map(({ rows }) => [
    String(rows.length),
    ...VERDICTS.map((verdict) => String(rows.filter((row) => row[2] === verdict).length)),
  ]);
  assert.deepEqual(
    totals.map(([, ...numbers]) => numbers),
    counted,
  );
});

test("a row without a case, a rule or a reason is noticed", () => {
  const cases = { test_a: () => {} };
  const rule = "[A 401 needs a challenge](migrating.md#falcon-what-differs-on-purpose)";
  assert.equal(findRowProblem(["`test_a`", "a", "same", ""], cases), undefined);
  assert.equal(findRowProblem(["`test_a`", "a", "differs", rule], cases), undefined);
  assert.equal(findRowProblem(["`test_b`", "b", "not here", "Python."], cases), undefined);
  for (const row of [
    ["`test_b`", "b", "same", ""],
    ["`test_b`", "b", "differs", rule],
    ["`test_a`", "a", "differs", ""],
    ["`test_a`", "a", "differs", "because"],
    ["`test_a`", "a", "differs", rule.replace("401", "402")],
    ["`test_a`", "a", "differs", rule.replace("#falcon", "#falcons")],
    ["`test_a`", "a", "not here", "Python."],
    ["`test_b`", "b", "not here", ""],
    ["`test_a`", "a", "similar", ""],
    ["test_a", "a", "same", ""],
  ]) {
    assert.ok(findRowProblem(row, cases), row.join(" | "));
  }
});
