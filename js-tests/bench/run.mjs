// The benchmark: `make bench`. It prints tables, and fails where a goal is missed.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "../lib/project.mjs";
import { compare } from "./measure.mjs";
import { construct, cycle } from "./rows.mjs";

const folder = project("bench");
const entry = join(folder, "node_modules", "httpexc", "dist", "index.js");
const httpexc = await import(pathToFileURL(entry));

/** The goals: ratios to the first row of each table. */
const GOALS = [
  ["httpexc HTTPNotFound", 0.15],
  ["httpexc, class default", 1.3],
];

function show(title, rows) {
  console.log(`\n${title}`);
  for (const { name, nanoseconds, ratio } of rows) {
    console.log(
      `  ${name.padEnd(44)} ${String(nanoseconds).padStart(8)} ns  ${ratio.toFixed(3).padStart(7)}`,
    );
  }
}

console.log(
  `Node ${process.version}. Median of 31 interleaved rounds; the last column is the ratio to the first row.`,
);
const constructed = compare(construct(httpexc), "class X extends Error");
show("Constructing a 404, twelve frames deep", constructed);
const { prepare, rows } = cycle(httpexc);
await prepare();
const answered = compare(rows, "bare Response");
show("Throw, catch, and answer a browser", answered);

const missed = GOALS.filter(([name, goal]) => {
  const row = [...constructed, ...answered].find((one) => one.name === name);
  console.log(
    `${row.ratio <= goal ? "\nmet" : "\nMISSED"}: ${name} ${row.ratio.toFixed(3)}, goal ${goal}`,
  );
  return row.ratio > goal;
});
if (missed.length > 0) process.exitCode = 1;
