// Formats the measurements for the terminal and for docs/benchmarks.md.

import { cpus } from "node:os";

const chooseDigits = (value) => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
const formatNumber = (value) => value.toFixed(chooseDigits(value));
const formatInteger = (value) => Math.round(value).toLocaleString("en-US");

/** Formats a value in the unit of its table. */
function formatValue(value, unit = "ns") {
  if (unit === "ms") return `${formatNumber(value)} ms`;
  return `${formatInteger(value)} ${unit}`;
}

/** Formats a median in the unit of its goal. */
function formatGoalValue(value, unit) {
  if (unit === "bytes") return formatInteger(value);
  return unit === undefined ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

const formatRange = ({ least, most }, unit) =>
  least === most ? "" : `${formatGoalValue(least, unit)} to ${formatGoalValue(most, unit)}`;

/** Prints a table. */
export function printTable({ title, unit, rows }) {
  console.log(`\n${title}`);
  for (const { name, value, ratio, gzip, raw } of rows) {
    const last = gzip === undefined ? "" : `${formatInteger(raw)} raw, ${formatInteger(gzip)} gzip`;
    const cell = value === undefined ? last : formatValue(value, unit).padStart(16);
    console.log(`  ${name.padEnd(56)} ${cell}  ${ratio === undefined ? "" : ratio.toFixed(3)}`);
  }
}

/** Prints whether the goals are met. */
export function printGoals(goals) {
  console.log("\nGoals");
  for (const { what, measurement, most, unit, verdict } of goals) {
    console.log(
      `  ${verdict.padEnd(16)} ${formatGoalValue(measurement.middle, unit)} (goal ${formatGoalValue(most, unit)}): ${what}`,
    );
  }
}

function formatRow(cells) {
  return `| ${cells.join(" | ")} |`;
}

function formatSizeTable({ rows }) {
  return [
    formatRow(["", "raw", "gzip", "brotli"]),
    formatRow(["---", "--:", "--:", "--:"]),
    ...rows.map(({ name, raw, gzip, brotli }) =>
      formatRow([name, ...[raw, gzip, brotli].map(formatInteger)]),
    ),
  ];
}

function formatTable(table) {
  if (table.id === "size") return formatSizeTable(table);
  const { unit, column, rows } = table;
  const isPlain = rows.every(({ ratio }) => ratio === undefined);
  if (isPlain) {
    return [
      formatRow(["", "median"]),
      formatRow(["---", "--:"]),
      ...rows.map(({ name, value }) => formatRow([name, formatValue(value, unit)])),
    ];
  }
  return [
    formatRow(["", "median", column ?? "ratio", "95 % range"]),
    formatRow(["---", "--:", "--:", "---"]),
    ...rows.map(({ name, value, ratio, least, most }) =>
      formatRow([
        name,
        formatValue(value, unit),
        formatNumber(ratio),
        formatRange({ least, most }),
      ]),
    ),
  ];
}

/** How to read docs/benchmarks.md. */
const HOW_TO_READ = [
  "How to read the tables:",
  "",
  "- The ratios matter more than the times. `make bench` interleaves the rounds, and a ratio is the median of the",
  "  ratios of all rounds. The range contains the true median in 95 of 100 cases (order statistics).",
  "- Times are processor time if the runtime reports it, and include garbage collection.",
  "- A row that begins with “limit” is a lower limit: nothing can be faster.",
  "- A row “by hand” is the cheapest code that anyone would write: one format, without negotiation.",
  "- A goal is missed if the whole range is above it, and `make bench` then fails. “Met within noise” means that the median",
  "  is above it, but not the whole range. “Out of reach” means that the range of the lower limit is above it, too.",
];

/**
 * Returns the text of docs/benchmarks.md.
 *
 * @param tables the measured tables
 * @param goals the evaluated goals
 * @param versions the versions of the compared packages and runtimes, by name
 */
export function formatDocument(tables, goals, versions) {
  const { model } = cpus()[0] ?? { model: "an unknown processor" };
  const lines = [
    "# Benchmarks",
    "",
    "<!-- Written by `make bench`. -->",
    "",
    `\`make bench\` wrote this page on Node ${process.versions.node}, ${cpus().length} × ${model.trim()}.`,
    "",
    ...HOW_TO_READ,
    "",
    "![Ratios to the lower limits, with goals](benchmarks.svg)",
    "",
    "## Goals",
    "",
    formatRow(["", "goal", "measured", "95 % range", ""]),
    formatRow(["---", "--:", "--:", "---", "---"]),
    ...goals.map(({ what, most, measurement, unit, verdict, limitMeasurement }) =>
      formatRow([
        what,
        `≤ ${formatGoalValue(most, unit)}`,
        formatGoalValue(measurement.middle, unit),
        formatRange(measurement, unit),
        verdict +
          (limitMeasurement
            ? ` (the limit is ${formatGoalValue(limitMeasurement.middle, unit)})`
            : ""),
      ]),
    ),
    "",
    ...tables.flatMap((table) => [`## ${table.title}`, "", ...formatTable(table), ""]),
    "## Versions",
    "",
    formatRow(["", "version"]),
    formatRow(["---", "---"]),
    ...Object.entries(versions).map(([name, version]) => formatRow([name, version])),
    "",
  ];
  return lines.join("\n");
}
