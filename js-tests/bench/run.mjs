// The benchmark: `make bench`. It prints tables, and fails where a goal is missed.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "../lib/project.mjs";
import { compare, compareAsync } from "./measure.mjs";
import { checkReading, fromResponses, fromText } from "./reading.mjs";
import { construct, cycle } from "./rows.mjs";

const folder = project("bench");
const entry = (name) =>
  import(pathToFileURL(join(folder, "node_modules", "httpexc", "dist", `${name}.js`)));
const httpexc = await entry("index");
const client = await entry("client");

/** The goals: ratios to the first row of each table, or to the row that is named. */
const GOALS = [
  ["httpexc HTTPNotFound", 0.15],
  ["httpexc, class default", 1.3],
  ["httpexc parseError", 3.3],
  ["httpexc parseError", 1, "@discordjs/rest DiscordAPIError"],
  ["httpexc fromResponse", 1.5],
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

await checkReading(client);
const parsed = compare(fromText(client), "JSON.parse alone");
show("Reading an error answer from text, flattened", parsed);
const read = await compareAsync(fromResponses(client), "response.text()");
show("Reading an error answer from a Response", read);

const all = [...constructed, ...answered, ...parsed, ...read];
const ratioOf = (name) => all.find((row) => row.name === name).ratio;
const missed = GOALS.filter(([name, goal, other]) => {
  const ratio = ratioOf(name) / (other === undefined ? 1 : ratioOf(other));
  const what = other === undefined ? name : `${name} to ${other}`;
  console.log(`\n${ratio <= goal ? "met" : "MISSED"}: ${what} ${ratio.toFixed(3)}, goal ${goal}`);
  return ratio > goal;
});
if (missed.length > 0) process.exitCode = 1;
