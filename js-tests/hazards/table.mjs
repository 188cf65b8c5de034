// The table of hazards as text, and within docs/hazards.md.

const START = "<!-- Measured by `make hazards`. -->";
const END = "<!-- End of what was measured. -->";

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** Gives the cells of a row. */
function cells({ number, name, tried, fell, figure }) {
  return [String(number), name, grouped(tried), grouped(fell), figure];
}

const HEAD = ["#", "hazard", "tried", "fell", "figure"];

/** Gives the table for a terminal. */
export function table(rows) {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const pad = (cell, at) =>
    at === 1 || at === 4 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]);
  return lines.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}

/** Gives docs/hazards.md with what was measured renewed. */
export function renewed(text, rows) {
  const [before, rest] = text.split(START);
  const [, after] = (rest ?? "").split(END);
  if (after === undefined) throw new Error("Cannot renew docs/hazards.md: its marks are missing");
  const line = (row) => {
    const [number, name, tried, fell, figure] = cells(row);
    return `| ${number} | ${name} | ${tried} | ${fell} | ${figure} |`;
  };
  const rules = rows.map(
    ({ number, name, rule, names }) =>
      `- **${number}, ${name}.** ${rule} ${names.map((file) => `\`${file}\``).join(", ")}`,
  );
  const measured = [
    "| # | hazard | tried | fell | figure |",
    "| --: | --- | --: | --: | --- |",
    ...rows.map(line),
    "",
    "What fuzzing did beyond the stored inputs, and the places in the modules that can trap, are in",
    "[fuzzing.md](fuzzing.md).",
    "",
    "The rules, and the tests (those in `tests` are of the core, the others are below `js-tests`):",
    "",
    ...rules,
  ];
  return `${before}${START}\n\n${measured.join("\n")}\n\n${END}${after}`;
}
