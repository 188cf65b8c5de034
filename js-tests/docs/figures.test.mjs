// The figures in the README are those that the commands print.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { HAZARDS } from "../hazards/rows.mjs";
import { createProject, root } from "../lib/project.mjs";
import { createFigures, readFigures, replaceFigures } from "./figures.mjs";

const readText = (...path) => readFileSync(join(root, ...path), "utf8");
const readme = readText("README.md");

test("the table equals that of docs/benchmarks.md", () => {
  const benchmarks = readText("docs", "benchmarks.md");
  assert.equal(replaceFigures(readme, benchmarks), readme, "run: make generate");
  assert.throws(() => createFigures(benchmarks.replaceAll("http-errors, 404", "x")), /Cannot find/);
});

test("the budgets are those of the build", () => {
  const build = readText("pkg-template", "scripts", "build.mjs");
  const readBudget = (name) => Number(new RegExp(`"${name}": ([\\d.]+) \\* 1024`).exec(build)[1]);
  const [wasm, js] = readFigures("At most # KiB of wasm and # KiB of JavaScript");
  assert.deepEqual([wasm, js], [readBudget("core.wasm"), readBudget("index.js, minified")]);
});

test("the sizes of the files with the reader are about the stated ones", () => {
  const dist = join(createProject("figures"), "node_modules", "httpexc", "dist");
  // A bundler puts the core into the file of the reader.
  const measureSize = ({ reader, core }) => {
    const files = [join(dist, "browser", "client", reader), join(dist, "wasm", core)];
    const text = files.map((file) => readFileSync(file, "utf8")).join("");
    return gzipSync(text, { level: 9 }).length / 1000;
  };
  const both = readFigures("loads one file of # to # KB");
  for (const [at, files] of [
    { reader: "wasm-reader.js", core: "client-data.js" },
    { reader: "plain-reader.js", core: "client-plain.js" },
  ].entries()) {
    const ratio = measureSize(files) / both[at];
    assert.ok(ratio > 0.95 && ratio < 1.05, `${files.reader}: ${measureSize(files)}`);
  }
});

test("the costs of the first screen are those of docs/sizes.md", () => {
  const sizes = readText("docs", "sizes.md");
  const readCosts = (row) => {
    const [line] = sizes.split("\n").filter((text) => text.startsWith(`| ${row} `));
    const cells = line.split("|").slice(2, 6);
    return cells.map((cell) => Number.parseFloat(cell));
  };
  const [page, reading] = readFigures(
    "pays # KB for an error and its JSON response, and # KB to read",
  );
  assert.ok(Math.abs(Math.max(...readCosts("HTTPNotFound and toResponse")) - page) <= 0.1);
  assert.ok(
    Math.abs(Math.max(...readCosts("fetchOrThrow, instanceof and isReadError")) - reading) <= 0.5,
  );
});

test("README is short", () => {
  assert.ok(readme.split("\n").length <= 250);
});

test("the number of requests in the transcripts is right", () => {
  const countRequests = (name) => readText("js-tests", "transcript", name).match(/^## /gm).length;
  const [all] = readFigures("transcripts of # requests");
  assert.equal(all, countRequests("expected.txt") + countRequests("expected-server.txt"));
});

test("the numbers of hazards and hostile cases are right", () => {
  const [count] = readFigures("has # ways in which this could fail");
  assert.equal(count, HAZARDS.length);
  const [cases] = readFigures("# hostile cases");
  const row = /\| open redirects +\| +([\d,]+) \| +(\d+) \|/.exec(readText("docs", "hazards.md"));
  assert.deepEqual([cases, "0"], [Number(row[1].replaceAll(",", "")), row[2]]);
});
