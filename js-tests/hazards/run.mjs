// Runs the tests of every hazard, prints the table and writes it into docs/hazards.md. It fails if
// any case failed, or if a hazard has no count.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "node:test";
import { promisify } from "node:util";
import { writeFormattedDocument } from "../lib/document-writer.mjs";
import { COUNT_PATTERN } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import { HAZARDS } from "./rows.mjs";
import { formatTable, replaceTable } from "./table.mjs";

const tests = join(root, "js-tests");

/** The results of each test file and each Rust target, and the counts of each hazard. */
const results = new Map();
const counts = new Map(HAZARDS.map(({ number }) => [number, { tried: 0, figures: [] }]));

function findResult(name) {
  if (!results.has(name)) results.set(name, { passed: 0, failed: 0 });
  return results.get(name);
}

/** Runs the test files of Node, and records their results and counts. */
function runNodeTests() {
  const files = [...new Set(HAZARDS.flatMap((row) => row.tests))].map((name) => join(tests, name));
  const stream = run({ files, concurrency: 2, timeout: 900_000 });
  return new Promise((resolve) => {
    // A test that testHazard registers belongs to the file of testHazard, and has the hazard's
    // number in its name. The name of a file that fails as a whole is its path.
    const findKey = ({ name, file }) => {
      const [hazard] = /^hazard \d+(?=,)/.exec(name) ?? [];
      return hazard ?? relative(tests, files.includes(name) ? name : (file ?? name));
    };
    stream.on("test:pass", (event) => {
      // A skipped test counts as a failure.
      if (!files.includes(event.name)) {
        findResult(findKey(event))[event.skip ? "failed" : "passed"]++;
      }
    });
    stream.on("test:fail", (event) => {
      findResult(findKey(event)).failed++;
      console.error(`✗ ${event.name}\n${event.details?.error?.cause?.message ?? ""}`);
    });
    stream.on("test:diagnostic", ({ message }) => {
      const [, number, json] = COUNT_PATTERN.exec(message) ?? [];
      if (!number) return;
      const count = counts.get(Number(number));
      const { tried, figure } = JSON.parse(json);
      count.tried += tried;
      if (figure) count.figures.push(figure);
    });
    stream.on("end", resolve);
    stream.resume();
  });
}

/**
 * This test measures time, which the other tests would disturb. unit/client-hostile.test.mjs
 * measures the same.
 */
const TIMED_TEST = "eight_times_the_bytes_take_about_eight_times_the_time";

/** Runs the Rust test targets, and records their results. */
async function runRustTests() {
  const targets = [...new Set(HAZARDS.flatMap((row) => row.rust ?? []))];
  for (const target of targets) {
    const command = [
      "test",
      "--locked",
      "--all-features",
      "--test",
      target,
      "--",
      "--skip",
      TIMED_TEST,
    ];
    const { stdout, stderr } = await promisify(execFile)("cargo", command, {
      cwd: root,
      maxBuffer: 1 << 26,
    }).catch((error) => error);
    const result = /test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/.exec(stdout);
    const count = findResult(`tests/${target}.rs`);
    if (!result) {
      count.failed++;
      console.error(`✗ cargo ${command.join(" ")}\n${stderr}`);
      continue;
    }
    count.passed += Number(result[1]);
    count.failed += Number(result[2]) + Number(result[3]);
    if (count.failed > 0) console.error(stdout);
  }
}

await runRustTests();
await runNodeTests();

const rows = HAZARDS.map((row) => {
  const names = [...row.tests, ...(row.rust ?? []).map((target) => `tests/${target}.rs`)];
  const own = names.some((name) => name.startsWith("hazards/")) ? [`hazard ${row.number}`] : [];
  const others = names.filter((name) => !name.startsWith("hazards/"));
  const all = [...own, ...names].map((name) => findResult(name));
  const { tried, figures } = counts.get(row.number);
  const failed = all.reduce((sum, { failed }) => sum + failed, 0);
  return {
    ...row,
    tried,
    failed,
    figure: figures.join("; ") || `${failed} ${row.failureText}`,
    names,
    // Each file must have run.
    isTested: tried > 0 && [...own, ...others].every((name) => findResult(name).passed > 0),
  };
});

console.log(formatTable(rows));
const path = join(root, "docs", "hazards.md");
writeFormattedDocument(path, replaceTable(readFileSync(path, "utf8"), rows));
const bad = rows.filter(({ failed, isTested }) => failed > 0 || !isTested);
for (const { number, name, failed } of bad) {
  console.error(`Hazard ${number}, ${name}: ${failed > 0 ? `${failed} failed` : "not tested"}`);
}
if (bad.length > 0) process.exitCode = 1;
else console.log(`All ${rows.length} hazards are prevented. docs/hazards.md is up to date.`);
