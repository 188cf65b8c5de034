// The figures of the README are those that commands give.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { HAZARDS } from "../hazards/rows.mjs";
import { project, root } from "../lib/project.mjs";
import { figures, renewed, said } from "./figures.mjs";

const text = (...path) => readFileSync(join(root, ...path), "utf8");
const readme = text("README.md");

test("the table is that of docs/benchmarks.md", () => {
  const benchmarks = text("docs", "benchmarks.md");
  assert.equal(renewed(readme, benchmarks), readme, "run: make generate");
  assert.throws(() => figures(benchmarks.replaceAll("http-errors, 404", "x")), /Cannot find/);
});

test("budgets are those of the build", () => {
  const build = text("pkg-template", "scripts", "build.mjs");
  const budget = (name) => Number(new RegExp(`"${name}": ([\\d.]+) \\* 1024`).exec(build)[1]);
  const [wasm, js] = said("At most # KiB of wasm and # KiB of JavaScript");
  assert.deepEqual([wasm, js], [budget("core.wasm"), budget("index.js, minified")]);
});

test("what the core weighs in a bundle is near what is said", () => {
  const dist = join(project("figures"), "node_modules", "httpexc", "dist", "wasm");
  const weight = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length / 1000;
  const both = said("some # KB in all (and # for the client)");
  for (const [at, name] of ["inline.js", "client-inline.js"].entries()) {
    const ratio = weight(name) / both[at];
    assert.ok(ratio > 0.9 && ratio < 1.1, `${name}: ${weight(name)}`);
  }
});

test("as many requests are in the transcripts", () => {
  const count = (name) => text("js-tests", "transcript", name).match(/^## /gm).length;
  const [all] = said("transcripts of # requests");
  assert.equal(all, count("expected.txt") + count("expected-server.txt"));
});

test("as many hazards and hostile cases were tried", () => {
  const [count] = said("has # ways in which this could fail");
  assert.equal(count, HAZARDS.length);
  const [cases] = said("# hostile cases");
  const row = /\| open redirects +\| +([\d,]+) \| +(\d+) \|/.exec(text("docs", "hazards.md"));
  assert.deepEqual([cases, "0"], [Number(row[1].replaceAll(",", "")), row[2]]);
});
