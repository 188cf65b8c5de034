// Runs the tests of every hazard, prints the table and writes it into docs/hazards.md. It fails where
// anything fell, and where a hazard has no count.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "node:test";
import { promisify } from "node:util";
import { writeFormattedDocument } from "../lib/document-writer.mjs";
import { COUNT_PATTERN } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import { HAZARDS } from "./rows.mjs";
import { renewed, table } from "./table.mjs";

const tests = join(root, "js-tests");

/** What each test file and each target of Rust did, and what was counted for each hazard. */
const ran = new Map();
const counts = new Map(HAZARDS.map(({ number }) => [number, { tried: 0, figures: [] }]));

function seen(name) {
  if (!ran.has(name)) ran.set(name, { passed: 0, failed: 0 });
  return ran.get(name);
}

/** Runs the test files of Node, and takes down what they say. */
function javaScript() {
  const files = [...new Set(HAZARDS.flatMap((row) => row.tests))].map((name) => join(tests, name));
  const stream = run({ files, concurrency: 2, timeout: 900_000 });
  return new Promise((resolve) => {
    // A test that a hazard made is said to be in the file that makes them, and has the number in its
    // name; a file that fails as a whole has its path for a name.
    const of = ({ name, file }) => {
      const [hazard] = /^hazard \d+(?=,)/.exec(name) ?? [];
      return hazard ?? relative(tests, files.includes(name) ? name : (file ?? name));
    };
    stream.on("test:pass", (event) => {
      // What was skipped has shown nothing.
      if (!files.includes(event.name)) seen(of(event))[event.skip ? "failed" : "passed"]++;
    });
    stream.on("test:fail", (event) => {
      seen(of(event)).failed++;
      console.error(`✗ ${event.name}\n${event.details?.error?.cause?.message ?? ""}`);
    });
    stream.on("test:diagnostic", ({ message }) => {
      const [, number, said] = COUNT_PATTERN.exec(message) ?? [];
      if (!number) return;
      const count = counts.get(Number(number));
      const { tried, figure } = JSON.parse(said);
      count.tried += tried;
      if (figure) count.figures.push(figure);
    });
    stream.on("end", resolve);
    stream.resume();
  });
}

/** Measures time, which whatever else runs disturbs; unit/client-hostile.test.mjs does so, too. */
const TIMED = "eight_times_the_bytes_take_about_eight_times_the_time";

/** Runs the test targets of Rust. */
async function rust() {
  const targets = [...new Set(HAZARDS.flatMap((row) => row.rust ?? []))];
  for (const target of targets) {
    const command = ["test", "--locked", "--all-features", "--test", target, "--", "--skip", TIMED];
    const { stdout, stderr } = await promisify(execFile)("cargo", command, {
      cwd: root,
      maxBuffer: 1 << 26,
    }).catch((error) => error);
    const result = /test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/.exec(stdout);
    const count = seen(`tests/${target}.rs`);
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

await rust();
await javaScript();

const rows = HAZARDS.map((row) => {
  const names = [...row.tests, ...(row.rust ?? []).map((target) => `tests/${target}.rs`)];
  const own = names.some((name) => name.startsWith("hazards/")) ? [`hazard ${row.number}`] : [];
  const others = names.filter((name) => !name.startsWith("hazards/"));
  const all = [...own, ...names].map((name) => seen(name));
  const { tried, figures } = counts.get(row.number);
  const fell = all.reduce((sum, { failed }) => sum + failed, 0);
  return {
    ...row,
    tried,
    fell,
    figure: figures.join("; ") || `${fell} ${row.fallen}`,
    names,
    // A file that did not run at all has shown nothing.
    isShown: tried > 0 && [...own, ...others].every((name) => seen(name).passed > 0),
  };
});

console.log(table(rows));
const path = join(root, "docs", "hazards.md");
writeFormattedDocument(path, renewed(readFileSync(path, "utf8"), rows));
const bad = rows.filter(({ fell, isShown }) => fell > 0 || !isShown);
for (const { number, name, fell } of bad) {
  console.error(`Hazard ${number}, ${name}: ${fell > 0 ? `${fell} fell` : "not shown"}`);
}
if (bad.length > 0) process.exitCode = 1;
else console.log(`All ${rows.length} hazards are held. docs/hazards.md is up to date.`);
