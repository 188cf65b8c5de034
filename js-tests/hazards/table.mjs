// Formats the table of hazards for the terminal and for docs/hazards.md.

const START = "<!-- Measured by `make hazards`. -->";
const END = "<!-- End of what was measured. -->";

const groupDigits = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** Returns the cells of a row. */
function formatCells({ number, name, tried, failed, figure }) {
  return [String(number), name, groupDigits(tried), groupDigits(failed), figure];
}

const HEAD = ["#", "hazard", "tried", "failed", "figure"];

/** Returns the table for a terminal. */
export function formatTable(rows) {
  const lines = [HEAD, ...rows.map(formatCells)];
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const pad = (cell, at) =>
    at === 1 || at === 4 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]);
  return lines.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}

/** Returns the text of docs/hazards.md with a new table. */
export function replaceTable(text, rows) {
  const [before, rest] = text.split(START);
  const [, after] = (rest ?? "").split(END);
  if (after === undefined) throw new Error("Cannot update docs/hazards.md: its marks are missing");
  const formatLine = (row) => `| ${formatCells(row).join(" | ")} |`;
  const rules = rows.map(
    ({ number, name, rule, names }) =>
      `- **${number}, ${name}.** ${rule} ${names.map((file) => `\`${file}\``).join(", ")}`,
  );
  const measured = [
    `| ${HEAD.join(" | ")} |`,
    "| --: | --- | --: | --: | --- |",
    ...rows.map(formatLine),
    "",
    "[fuzzing.md](fuzzing.md) has the results of fuzzing beyond the stored inputs, and the number of places in the",
    "modules that can trap.",
    "",
    "## The rules and their tests",
    "",
    "The folder `tests` has the tests of the core, and `js-tests` has the others.",
    "",
    ...rules,
  ];
  return `${before}${START}\n\n${measured.join("\n")}\n\n${END}${after}`;
}
