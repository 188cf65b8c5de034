// What was measured, for the terminal and for docs/benchmarks.md.

import { cpus } from "node:os";

const digits = (value) => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
const number = (value) => value.toFixed(digits(value));
const grouped = (value) => Math.round(value).toLocaleString("en-US");

/** A value in the unit of its table. */
function valued(value, unit = "ns") {
  if (unit === "ms") return `${number(value)} ms`;
  return `${grouped(value)} ${unit}`;
}

/** A measured middle in the unit of its goal. */
function goalValue(value, unit) {
  if (unit === "bytes") return grouped(value);
  return unit === undefined ? number(value) : `${number(value)} ${unit}`;
}

const range = ({ least, most }, unit) =>
  least === most ? "" : `${goalValue(least, unit)} to ${goalValue(most, unit)}`;

/** Prints a table as it comes. */
export function print({ title, unit, rows }) {
  console.log(`\n${title}`);
  for (const { name, value, ratio, gzip, raw } of rows) {
    const last = gzip === undefined ? "" : `${grouped(raw)} raw, ${grouped(gzip)} gzip`;
    const cell = value === undefined ? last : valued(value, unit).padStart(16);
    console.log(`  ${name.padEnd(56)} ${cell}  ${ratio === undefined ? "" : ratio.toFixed(3)}`);
  }
}

/** Prints how the goals stand. */
export function printGoals(goals) {
  console.log("\nGoals");
  for (const { what, measured, most, unit, verdict } of goals) {
    console.log(
      `  ${verdict.padEnd(16)} ${goalValue(measured.middle, unit)} (goal ${goalValue(most, unit)}): ${what}`,
    );
  }
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

function sizeTable({ rows }) {
  return [
    row(["", "raw", "gzip", "brotli"]),
    row(["---", "--:", "--:", "--:"]),
    ...rows.map(({ name, raw, gzip, brotli }) => row([name, ...[raw, gzip, brotli].map(grouped)])),
  ];
}

function table(measured) {
  if (measured.id === "size") return sizeTable(measured);
  const { unit, column, rows } = measured;
  const isPlain = rows.every(({ ratio }) => ratio === undefined);
  if (isPlain) {
    return [
      row(["", "median"]),
      row(["---", "--:"]),
      ...rows.map(({ name, value }) => row([name, valued(value, unit)])),
    ];
  }
  return [
    row(["", "median", column ?? "ratio", "95 % range"]),
    row(["---", "--:", "--:", "---"]),
    ...rows.map(({ name, value, ratio, least, most }) =>
      row([name, valued(value, unit), number(ratio), range({ least, most })]),
    ),
  ];
}

/**
 * Gives the text of docs/benchmarks.md.
 *
 * @param tables what was measured
 * @param goals how the goals stand
 * @param versions the versions of what was compared, by name
 */
export function markdown(tables, goals, versions) {
  const { model } = cpus()[0] ?? { model: "an unknown processor" };
  const lines = [
    "# Benchmarks",
    "",
    "<!-- Written by `make bench`. -->",
    "",
    `\`make bench\` wrote this on Node ${process.versions.node}, ${cpus().length} × ${model.trim()}, ` +
      `which other work shared.`,
    "",
    "What counts are the ratios: rounds are interleaved, and a ratio is the median of the rounds' own.",
    "The range holds the true median in 95 of 100 cases, by order statistics. Times are of processor",
    "time where the runtime tells it; where Responses are made on Node, the garbage of one row is",
    "cleared away, untimed, before the next. A goal is missed where the whole range is beyond it, and `make bench` then ends",
    "with an error. Rows that begin with “limit” are what nobody can leave out.",
    "",
    "![Ratios to what nobody can leave out, with goals](benchmarks.svg)",
    "",
    "## Goals",
    "",
    row(["", "goal", "measured", "95 % range", ""]),
    row(["---", "--:", "--:", "---", "---"]),
    ...goals.map(({ what, most, measured, unit, verdict, limited }) =>
      row([
        what,
        `≤ ${goalValue(most, unit)}`,
        goalValue(measured.middle, unit),
        range(measured, unit),
        verdict + (limited ? ` (the limit is ${goalValue(limited.middle, unit)})` : ""),
      ]),
    ),
    "",
    ...tables.flatMap((measured) => [`## ${measured.title}`, "", ...table(measured), ""]),
    "## Versions",
    "",
    row(["", "version"]),
    row(["---", "---"]),
    ...Object.entries(versions).map(([name, version]) => row([name, version])),
    "",
  ];
  return lines.join("\n");
}
