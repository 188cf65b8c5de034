// What was measured as the table of docs/frameworks.md.

import { FRAMEWORKS } from "./framework-list.mjs";
import { versionOf } from "./measurement.mjs";

const BEGIN = "<!-- generated: matrix -->";
const END = "<!-- end -->";
const PLAIN = "plain";

/** The cases of one environment but for the control. */
const ours = (cases) => Object.entries(cases).filter(([name]) => name !== PLAIN);

/** Sums up what a framework did with the errors of the package. */
export function summary(cases) {
  const all = ours(cases).map(([, seen]) => seen);
  const shown = all.map((seen) => seen.shown).filter((one) => one !== undefined);
  return {
    status: all.every(({ status }) => status),
    failed: all.every(({ code }) => code === 500),
    kept: all.reduce((sum, { fields, lost }) => sum + fields.length - lost.length, 0),
    fields: all.reduce((sum, { fields }) => sum + fields.length, 0),
    shown: shown.every(Boolean),
    hidden: !shown.some(Boolean),
    leaked: all.some(({ leaked }) => leaked.length > 0),
  };
}

function control({ status, leaked }) {
  const told = leaked.includes(PLAIN) ? "tells its text" : "tells nothing";
  return `${status ? "500" : "another status"}, ${told}`;
}

/** Gives one cell for both environments, which seldom differ. */
function both(seen, cell) {
  const [production, unset] = [cell(seen.production), cell(seen.unset)];
  return production === unset ? production : `${production}; unset: ${unset}`;
}

function row({ name, npm, runtime }, seen) {
  const cell = (give) => both(seen, (cases) => give(summary(cases)));
  return [
    `${name} ${versionOf(npm)}${runtime ? " (Bun)" : ""}`,
    cell(({ status, failed }) => (status ? "right" : failed ? "always 500" : "wrong")),
    cell(({ kept, fields }) =>
      kept === 0 ? "none" : kept === fields ? "all" : `${kept} of ${fields}`,
    ),
    cell(({ shown, hidden }) => (shown ? "shown" : hidden ? "not shown" : "some shown")),
    cell(({ leaked }) => (leaked ? "seen" : "never seen")),
    both(seen, (cases) => control(cases[PLAIN])),
  ];
}

function table(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [head, ...lines] = rows.map(line);
  return [head, rule, ...lines].join("\n");
}

function reasons() {
  return FRAMEWORKS.flatMap(({ name, npm, closed, silent, bare, leaks }) => {
    const said = [closed, silent, bare, leaks].filter(Boolean);
    const major = versionOf(npm).split(".")[0];
    return said.length > 0 ? [`- ${name} ${major}: ${said.join("; ")}.`] : [];
  }).join("\n");
}

/** Puts what was measured in its place in a text. */
export function renewed(text, seen) {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`Cannot find ${BEGIN} and ${END} in the text`);
  const head = [
    "framework",
    "status",
    "header fields",
    "message of a 4xx",
    "private text",
    "a plain `Error`, as control",
  ];
  const rows = FRAMEWORKS.map((framework) => row(framework, seen[framework.file]));
  return `${before}${BEGIN}\n\n${table([head, ...rows])}\n\n${reasons()}\n\n${END}${after}`;
}
